/**
 * A backend that runs every operation by walking the kernel's tree, one element after another: as slow as it is
 * plain, for core's own tests of operations.
 */
import type { Explanation, Request } from "../src/backend/explanation.js";
import { blockLength, laneCount, type Reduction } from "../src/backend/reduction.js";
import type { Operand, Storage, View } from "../src/backend/storage.js";
import type { TypedArray } from "../src/dtype/dtype.js";
import { type Evaluate, evaluator, type Kernel, printKernel } from "../src/kernel/index.js";
import type { ValueType } from "../src/kernel/tree.js";
import { expandLibrary } from "../src/math/index.js";
import { PlainBackend, placesOf } from "./plain-backend.js";

export class EvaluatingBackend extends PlainBackend {
  /** Storages that are neither released nor collected. */
  readonly live = new Set<Storage>();
  /** The operations that ran. */
  readonly ran: string[] = [];
  private readonly compiled = new Map<Kernel, Evaluate>();

  override allocate(...args: Parameters<PlainBackend["allocate"]>): Storage {
    const storage = super.allocate(...args);
    this.live.add(storage);
    return storage;
  }

  override release(storage: Storage): void {
    super.release(storage);
    this.live.delete(storage);
  }

  override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    this.ran.push(`map ${kernel.name}`);
    const run = this.evaluatorOf(kernel);
    const read = inputs.map((input, i) => reader(input, kernel.parameters[i]!.type));
    const to = arrayOf(out);
    placesOf(out.layout).forEach((place, i) => {
      to[place] = run(...read.map((at) => at(i)));
    });
  }

  override reduce(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
  ): void {
    this.ran.push(`reduce ${reduction.step.name}`);
    const { step } = reduction;
    const read = inputs.map((input, i) => reader(input, step.parameters[i + 1]!.type));
    const shape = (inputs.find((input) => typeof input !== "number") as View).layout.shape;
    const groups = new Map<number, number[]>();
    const places = placesOf(out.layout);
    // The output stretched over the inputs says which of its elements each input element goes to.
    const strides = out.layout.shape.map((_, d) =>
      axes.includes(d) ? 0 : out.layout.shape.slice(d + 1).reduce((a, b) => a * b, 1),
    );
    places.forEach((_, o) => {
      groups.set(o, []);
    });
    placesOf({ ...out.layout, shape, strides, offset: 0 }).forEach((o, i) => {
      groups.get(o)!.push(i);
    });
    const to = arrayOf(out);
    for (const [o, members] of groups) {
      to[places[o]!] = this.reduced(
        reduction,
        members.map((i) => read.map((at) => at(i))),
      );
    }
  }

  override explain(request?: Request): Explanation {
    const { kind } = request!;
    const kernel =
      request!.kind === "map" ? request!.kernel : request!.kind === "reduce" ? request!.reduction.step : null;
    return {
      operation: kind,
      backend: this.name,
      engine: "interpret",
      kernel: {
        name: kernel?.name ?? "matmul",
        hash: kernel?.hash ?? "",
        parameters: kernel?.parameters ?? [],
        result: request!.out.dtype,
        text: kernel ? printKernel(kernel) : "",
      },
      inputs: [],
      output: { dtype: request!.out.dtype, shape: request!.out.layout.shape },
      pattern: "general",
      loops: [],
      code: "",
      notes: [],
    };
  }

  private reduced(reduction: Reduction, elements: number[][]): number {
    const step = this.evaluatorOf(reduction.step);
    const init = initOf(reduction);
    if (reduction.order === "fold") return elements.reduce((acc, values) => step(acc, ...values), init);
    const element = this.evaluatorOf(reduction.element);
    const combine = this.evaluatorOf(reduction.combine);
    let values = blocks(elements.map((args) => element(...args))).map((block) => lanes(block, combine));
    if (values.length === 0) return init;
    while (values.length > 1) {
      values = values.flatMap((value, i) => {
        if (i % 2 === 1) return [];
        return i + 1 < values.length ? [combine(value, values[i + 1]!)] : [value];
      });
    }
    return combine(init, values[0]!);
  }

  private evaluatorOf(kernel: Kernel): Evaluate {
    const run = this.compiled.get(kernel) ?? evaluator(expandLibrary(kernel));
    this.compiled.set(kernel, run);
    return run;
  }
}

const initOf = ({ init, step }: Reduction): number => (step.type === "float32" ? Math.fround(init) : init);

function blocks(values: readonly number[]): number[][] {
  const cut: number[][] = [];
  for (let i = 0; i < values.length; i += blockLength) cut.push(values.slice(i, i + blockLength));
  return cut;
}

function lanes(block: readonly number[], combine: Evaluate): number {
  const lane: number[] = block.slice(0, laneCount);
  for (let i = laneCount; i < block.length; i++)
    lane[i % laneCount] = combine(lane[i % laneCount]!, block[i]!);
  for (let half = laneCount / 2; half >= 1; half /= 2) {
    for (let l = 0; l < half; l++) if (l + half < lane.length) lane[l] = combine(lane[l]!, lane[l + half]!);
    lane.length = Math.min(lane.length, half);
  }
  return lane[0]!;
}

function reader(input: Operand, type: ValueType): (i: number) => number {
  const convert = converters[type];
  if (typeof input === "number") return () => convert(input);
  const from = arrayOf(input);
  const values = placesOf(input.layout).map((place) => convert(from[place]!));
  return (i) => values[i]!;
}

const converters: Readonly<Record<ValueType, (value: number) => number>> = {
  bool: (value) => +(value !== 0 && !Number.isNaN(value)),
  int32: (value) => value | 0,
  float32: Math.fround,
  float64: (value) => value,
};

const arrayOf = ({ storage }: View): TypedArray => (storage as Storage & { array: TypedArray }).array;
