/**
 * One block of the fixed tree of `Reduction`: up to 1,024 elements in sixteen lanes, which are then halved. The lanes
 * are those of vectors. A row that is not whole is copied to the scratch area first, and combined under a mask.
 */
import { bytesPerElement, type Dtype, laneCount, type TreeReduction, type ValueType } from "@lockstep/core";
import type { InputKind, Step } from "../shapes.js";
import { accumulatorVariables, combine } from "./accumulators.js";
import { pushAtMost } from "./assembly/control.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { addPad } from "./pad.js";
import { type RowOperand, rowParameters, scratchBytes, writeNumber } from "./row.js";
import { TreeLanes } from "./tree-lanes.js";
import { KernelVectors } from "./vector/kernel-vectors.js";
import { loadedType, writeLoad } from "./vector/loads.js";
import type { VectorModule } from "./vector/vector-module.js";

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
  readonly lanes: TreeLanes;

  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    readonly reduction: TreeReduction,
    readonly operands: readonly RowOperand[],
    readonly count: LocalIndex,
  ) {
    this.type = reduction.combine.type;
    this.acc = accumulatorVariables(builder, this.type, laneCount, "acc");
    this.lanes = new TreeLanes(module, builder, reduction, this.acc);
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
    pushAtMost(builder, count, laneCount);
    builder.set(live);
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
    this.lanes.halve(live);
    builder.get(this.acc[0]!);
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
          () => this.lanes.combine(element, left),
        );
      },
    );
  }
}
