/**
 * One block of the fixed tree of `Reduction`: up to 1,024 elements in sixteen lanes, which are then halved. The lanes
 * are those of vectors. A row that is not whole is copied to the scratch area first, and combined under a mask.
 */
import { bytesPerElement, type Dtype, laneCount, type TreeReduction, type ValueType } from "@lockstep/core";
import type { InputKind, Step } from "../shapes.js";
import { accumulatorVariables, combine } from "./accumulators.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { addPad } from "./pad.js";
import { type RowOperand, rowParameters, scratchBytes, writeNumber } from "./row.js";
import { KernelVectors } from "./vector/kernel-vectors.js";
import { bitsOf, highHalf } from "./vector/lanes.js";
import { loadedType, writeLoad } from "./vector/loads.js";
import type { VectorModule } from "./vector/vector-module.js";

/** Lanes of the function that combines; the halves are combined by it. */
const group = 4;

/** `combine(a…, b…)`: combines four lanes, each value in as many registers as they take. */
export function addCombine(module: VectorModule, { combine: kernel }: TreeReduction): FunctionBuilder {
  return module.helper("combine", () => {
    const count = bitsOf(kernel.type) / 32;
    const named = (name: string) => Array.from({ length: count }, () => ({ name, type: "v128" as const }));
    const results = new Array<"v128">(count).fill("v128");
    const builder = module.builder.add("combine", [...named("a"), ...named("b")], results);
    const registers = (start: number) => Array.from({ length: count }, (_, r) => start + r);
    combine({ module, builder, kernel, lanes: group }, [registers(0), registers(count)], (push) => {
      for (let r = 0; r < count; r++) push(r);
    });
    return builder;
  });
}

export interface BlockShape {
  readonly inputs: readonly InputKind[];
  /** With the element that follows. */
  readonly steps: readonly Step[];
}

/** `block(operands…, count, scratch)`: the value of a block of `count` elements, 1 or more, in lane 0. */
export function addBlock(module: VectorModule, reduction: TreeReduction, shape: BlockShape): FunctionBuilder {
  const { type } = reduction.combine;
  // Rows have a parameter for their output, which blocks lack.
  const { parameters, operands } = rowParameters({ ...shape, out: type, steps: [...shape.steps, "next"] });
  const builder = module.builder.add(
    "block",
    [...parameters.slice(0, -1), { name: "count", type: "i32" }, { name: "scratch", type: "i32" }],
    ["v128"],
  );
  new Block(module, builder, reduction, operands.slice(0, -1), parameters.length - 1).write();
  return builder;
}

class Block {
  readonly type: ValueType;
  readonly acc: LocalIndex[];
  readonly live: LocalIndex;
  readonly combineIndex: number;

  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    readonly reduction: TreeReduction,
    readonly operands: readonly RowOperand[],
    readonly count: LocalIndex,
  ) {
    this.type = reduction.combine.type;
    this.combineIndex = module.builder.indexOf(addCombine(module, reduction));
    this.acc = accumulatorVariables(builder, this.type, laneCount, "acc");
    this.live = builder.local("i32", "live");
  }

  get scratch(): LocalIndex {
    return this.count + 1;
  }

  write(): void {
    const { builder, count, live } = this;
    const left = builder.local("i32", "left");
    builder.get(count);
    builder.set(left);
    this.#least(count, live);
    const vectors = this.#elementVectors();
    const element = accumulatorVariables(builder, this.type, laneCount, "element");
    builder.loop((again) => {
      builder.get(left);
      builder.i32(laneCount);
      builder.emit("i32.lt_s");
      builder.if(() => this.#pad(left));
      this.#load(vectors);
      const result = vectors.result();
      for (const [r, register] of element.entries()) {
        result.push(r);
        builder.set(register);
      }
      result.done();
      this.#take(element, left);
      builder.advance(left, -laneCount);
      builder.get(left);
      builder.i32(0);
      builder.emit("i32.gt_s");
      builder.brIf(again);
    });
    this.#halve();
    builder.get(this.acc[0]!);
  }

  #least(from: LocalIndex, to: LocalIndex): void {
    const { builder } = this;
    builder.get(from);
    builder.i32(laneCount);
    builder.get(from);
    builder.i32(laneCount);
    builder.emit("i32.lt_s");
    builder.emit("select");
    builder.set(to);
  }

  #elementVectors(): KernelVectors {
    const { module, builder, operands, reduction } = this;
    const { parameters } = reduction.element;
    const vectors = new KernelVectors(module, builder, reduction.element, {
      lanes: laneCount,
      varying: operands.map(({ kind, step }) => kind !== "number" && step !== "fixed"),
      sources: operands.map(({ kind }, k) => (kind === "number" ? parameters[k]!.type : loadedType(kind))),
      out: this.type,
    });
    for (const [k, { kind, value }] of operands.entries()) {
      if (kind !== "number") continue;
      vectors.argument(k, () => writeNumber(builder, () => builder.get(value), parameters[k]!.type));
    }
    return vectors;
  }

  #load(vectors: KernelVectors): void {
    const { builder, operands } = this;
    for (const [k, { kind, step, value, stride = 0 }] of operands.entries()) {
      if (kind !== "number") {
        const source = { dtype: kind, step, pointer: value, stride };
        vectors.argument(k, (r) => writeLoad(builder, source, r));
        if (step === "next") builder.advance(value, laneCount * bytesPerElement(kind));
      }
      vectors.again(k);
    }
  }

  /** Copies what is left of the operands to the scratch area and points there. */
  #pad(left: LocalIndex): void {
    const { builder, module, operands, scratch } = this;
    for (const [k, { kind, step, value, stride }] of operands.entries()) {
      if (kind === "number" || step === "fixed") continue;
      const size = bytesPerElement(kind as Dtype);
      builder.get(value);
      if (stride === undefined) builder.i32(size);
      else builder.get(stride);
      builder.get(left);
      builder.get(scratch);
      builder.i32(k * scratchBytes);
      builder.emit("i32.add");
      builder.tee(value);
      builder.emit("call", module.builder.indexOf(addPad(module, size, laneCount)));
      if (stride === undefined) continue;
      builder.i32(size);
      builder.set(stride);
    }
  }

  /** Combines a row of elements with the lanes so far; the first row is the lanes. */
  #take(element: readonly LocalIndex[], left: LocalIndex): void {
    const { acc, builder, count, module, reduction } = this;
    builder.get(left);
    builder.get(count);
    builder.emit("i32.eq");
    builder.if(
      () => {
        acc.forEach((register, r) => {
          builder.get(element[r]!);
          builder.set(register);
        });
      },
      () => {
        builder.get(left);
        builder.i32(laneCount);
        builder.emit("i32.ge_s");
        builder.if(
          () =>
            combine(
              { module, builder, kernel: reduction.combine, lanes: laneCount },
              [acc, element],
              (push) => {
                for (const [r, register] of acc.entries()) {
                  push(r);
                  builder.set(register);
                }
              },
            ),
          () => {
            for (let g = 0; g < laneCount / group; g++)
              this.#combineGroup(g, this.#group(element, g), 0, left);
          },
        );
      },
    );
  }

  #group(registers: readonly LocalIndex[], g: number): LocalIndex[] {
    const each = bitsOf(this.type) / 32;
    return registers.slice(g * each, (g + 1) * each);
  }

  /** Lanes 8 to 15 into 0 to 7, 4 to 7 into 0 to 3, and within four lanes by shuffles; only those that are live. */
  #halve(): void {
    const { acc, live } = this;
    this.#combineGroup(0, this.#group(acc, 2), 8, live);
    this.#combineGroup(1, this.#group(acc, 3), 8, live);
    this.#combineGroup(0, this.#group(acc, 1), 4, live);
    this.#combineGroup(0, this.#shifted(2), 2, live);
    this.#combineGroup(0, this.#shifted(1), 1, live);
  }

  /** The first group with its lanes moved down. */
  #shifted(by: 1 | 2): LocalIndex[] {
    const { builder } = this;
    const own = this.#group(this.acc, 0);
    if (own.length === 2 && by === 2) return [own[1]!, own[1]!];
    const register = builder.borrow("v128");
    builder.get(own[0]!);
    builder.get(own[0]!);
    const down = highHalf.map((byte) => (own.length === 1 && by === 1 ? (byte + 12) % 16 : byte));
    builder.emit("i8x16.shuffle", ...down);
    builder.set(register);
    return own.length === 2 ? [register, own[1]!] : [register];
  }

  /** Combines a group's lanes with others, in those lanes l for which l + `offset` is below a limit. */
  #combineGroup(g: number, other: readonly LocalIndex[], offset: number, limit: LocalIndex): void {
    const { builder } = this;
    const own = this.#group(this.acc, g);
    for (const register of [...own, ...other]) builder.get(register);
    builder.emit("call", this.combineIndex);
    const combined = own.map(() => builder.borrow("v128"));
    for (const register of [...combined].reverse()) builder.set(register);
    const words = Int32Array.of(0, 1, 2, 3).map((lane) => lane + group * g + offset);
    const mask = builder.borrow("v128");
    builder.get(builder.constant(new Uint8Array(words.buffer), "lanes"));
    builder.get(limit);
    builder.emit("i32x4.splat");
    builder.emit("i32x4.lt_s");
    builder.set(mask);
    own.forEach((register, r) => {
      builder.get(combined[r]!);
      builder.get(register);
      builder.get(mask);
      if (own.length === 2) builder.emit(`i64x2.extend_${r === 0 ? "low" : "high"}_i32x4_s`);
      builder.emit("v128.bitselect");
      builder.set(register);
    });
    for (const register of [...combined, mask]) builder.giveBack("v128", register);
  }
}
