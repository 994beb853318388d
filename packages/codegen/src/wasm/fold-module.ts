/**
 * Folds: each output from its first element to its last, so the lanes are outputs. A group of neighbouring outputs
 * goes along in registers; the outputs that no longer fill a group, and those that have no neighbours, go one by one.
 */
import type { FoldReduction, Kernel, Reduction } from "@lockstep/core";
import { accumulatorVariables, combine, unchanged, writeInitial, writeOne } from "./accumulators.js";
import { writeWhile } from "./assembly/control.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { frameLayout } from "./frame.js";
import { NestWriter, nestParameters } from "./nest.js";
import { writeNumber } from "./row.js";
import { KernelVectors } from "./vector/kernel-vectors.js";
import { loadedType, writeLoad } from "./vector/loads.js";
import { writeStore } from "./vector/stores.js";
import { VectorModule } from "./vector/vector-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Writes the module of a fold (library functions expanded); exports `nest`. */
export function writeFoldModule(
  { step }: Pick<FoldReduction, "step"> | Reduction,
  shape: VectorReduceShape,
  shared: boolean,
): ModuleBuilder {
  const module = new VectorModule(shared);
  const builder = module.builder.add("nest", nestParameters);
  new Fold(module, builder, step, shape).write();
  module.builder.export(builder);
  return module.builder;
}

class Fold {
  readonly nest: NestWriter;
  readonly out: number;

  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    readonly step: Kernel,
    readonly shape: VectorReduceShape,
  ) {
    const { inputs, out, outputLoops, reducedLoops } = shape;
    this.out = inputs.length;
    const kinds = [...inputs, out];
    this.nest = new NestWriter(builder, kinds, frameLayout(kinds.length, outputLoops, reducedLoops));
  }

  write(): void {
    const { builder, nest, shape } = this;
    const outputs = nest.layout.sets[0]!;
    const inner = outputs.loops - 1;
    const lanes = shape.wide ? 16 : 4;
    const left = builder.local("i32", "outputsLeft");
    const first = nest.pointers("group");
    nest.walk(outputs, inner, nest.start(outputs), true, (pointers) => {
      nest.copy(pointers, first);
      nest.readInnermost(left, outputs);
      this.#while(left, lanes, () => this.#outputs(first, lanes, true));
      this.#while(left, 1, () => this.#outputs(first, 4, false));
    });
  }

  /** Turns as long as there are so many outputs left. */
  #while(left: LocalIndex, count: number, body: () => void): void {
    const { builder } = this;
    const isEnough = (): void => {
      builder.get(left);
      builder.i32(count);
      builder.emit("i32.ge_s");
    };
    writeWhile(builder, isEnough, () => {
      body();
      builder.advance(left, -count);
    });
  }

  /** A group of outputs as lanes, or one output in all of them; moves the pointers on. */
  #outputs(first: readonly LocalIndex[], lanes: number, together: boolean): void {
    const { builder, nest, module, step, shape, out } = this;
    const [outputs, reduced] = nest.layout.sets as [
      (typeof nest.layout.sets)[0],
      (typeof nest.layout.sets)[0],
    ];
    const inner = outputs!.loops - 1;
    const { type } = step;
    const acc = accumulatorVariables(builder, type, together ? lanes : 4, "acc").slice(
      0,
      together ? undefined : 1,
    );
    writeInitial(builder, () => nest.pushNumber(out + 1), type, acc);

    // Nothing to reduce leaves the initial value.
    nest.pushCount(reduced!);
    builder.if(() => {
      const elements = nest.pointers("element");
      nest.copy(first, elements);
      const moving = nest.pointers("lane");
      const vectors = new KernelVectors(module, builder, step, {
        lanes,
        varying: [together, ...shape.inputs.map((_, k) => together && shape.steps[k] !== "fixed")],
        sources: [
          type,
          ...shape.inputs.map((kind, k) =>
            kind === "number" ? step.parameters[k + 1]!.type : loadedType(kind),
          ),
        ],
        out: type,
      });
      shape.inputs.forEach((kind, k) => {
        if (kind !== "number") return;
        vectors.argument(k + 1, () =>
          writeNumber(builder, () => nest.pushNumber(k), step.parameters[k + 1]!.type),
        );
      });
      nest.walk(reduced!, reduced!.loops, elements, false, (pointers) => {
        vectors.argument(0, (r) => builder.get(acc[r]!));
        vectors.again(0);
        shape.inputs.forEach((kind, k) => {
          if (kind === "number") {
            vectors.again(k + 1);
            return;
          }
          const way = together ? shape.steps[k]! : "fixed";
          builder.get(pointers[k]!);
          builder.set(moving[k]!);
          const stride = builder.borrow("i32");
          if (way === "stride") nest.read(stride, outputs!.stride(k, inner));
          vectors.argument(k + 1, (r) =>
            writeLoad(builder, { dtype: kind, step: way, pointer: moving[k]!, stride }, r),
          );
          vectors.again(k + 1);
          builder.giveBack("i32", stride);
        });
        const result = vectors.result();
        const next = acc.map((_, r) => {
          const register = builder.borrow("v128");
          result.push(r);
          builder.set(register);
          return register;
        });
        acc.forEach((register, r) => {
          builder.get(next[r]!);
          builder.set(register);
          builder.giveBack("v128", next[r]!);
        });
        result.done();
      });
    });
    this.#store(first, acc, lanes, together);
    const turns = together ? lanes : 1;
    nest.step(outputs!, inner, first, () => builder.i32(turns));
  }

  #store(first: readonly LocalIndex[], acc: readonly LocalIndex[], lanes: number, together: boolean): void {
    const { builder, nest, module, step, shape, out } = this;
    const outputs = nest.layout.sets[0]!;
    const kernel = unchanged(step.type);
    const pointer = builder.borrow("i32");
    builder.get(first[out]!);
    builder.set(pointer);
    const whole = together ? acc : new Array<LocalIndex>(lanes).fill(acc[0]!);
    combine({ module, builder, kernel, lanes, varying: true, out: shape.out }, [whole], (push) => {
      if (!together) {
        writeOne(builder, shape.out, pointer, () => push(0));
        return;
      }
      const stride = builder.borrow("i32");
      const way = shape.steps[out] === "stride" ? "stride" : "next";
      if (way === "stride") nest.read(stride, outputs.stride(out, outputs.loops - 1));
      writeStore(builder, { dtype: shape.out, step: way, pointer, stride }, lanes, push);
      builder.giveBack("i32", stride);
    });
    builder.giveBack("i32", pointer);
  }
}
