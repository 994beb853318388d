/** What the loops of all reductions need: accumulators in registers, and single results. */
import { bytesPerElement, type Dtype, type Kernel, type ValueType } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { writeNumber } from "./row.js";
import { KernelVectors } from "./vector/kernel-vectors.js";
import { bitsOf, registerCount } from "./vector/lanes.js";
import { toBit } from "./vector/stores.js";
import type { VectorModule } from "./vector/vector-module.js";

/** A kernel that gives back what it is given. */
export const unchanged = (type: ValueType): Kernel => ({
  name: "unchanged",
  parameters: [{ name: "x", type }],
  locals: [{ name: "x", type }],
  body: [{ kind: "return", value: { kind: "local", type, local: 0 } }],
  functions: [],
  type,
  dtype: type,
  hash: `unchanged ${type}`,
});

/** Registers of `lanes` values of a type as loops keep them: masks have 32 bits. */
export const accumulatorCount = (type: ValueType, lanes: number): number =>
  registerCount(lanes, bitsOf(type));

export const accumulatorVariables = (
  builder: FunctionBuilder,
  type: ValueType,
  lanes: number,
  name: string,
): LocalIndex[] =>
  Array.from({ length: accumulatorCount(type, lanes) }, (_, r) => builder.local("v128", `${name}.${r}`));

export interface Combination {
  readonly module: VectorModule;
  readonly builder: FunctionBuilder;
  readonly kernel: Kernel;
  readonly lanes: number;
  /** Whether the lanes differ at all. */
  readonly varying?: boolean;
  /** The dtype that the result is for; the kernel's own type as it is. */
  readonly out?: Dtype;
}

/** Applies a kernel whose parameters are all accumulators to registers, and gives them to `use` one by one. */
export function combine(
  { module, builder, kernel, lanes, varying = true, out = kernel.type }: Combination,
  args: readonly (readonly LocalIndex[])[],
  use: (push: (r: number) => void) => void,
): void {
  const vectors = new KernelVectors(module, builder, kernel, {
    lanes,
    varying: args.map(() => varying),
    sources: kernel.parameters.map(({ type }) => type),
    out,
  });
  args.forEach((registers, k) => {
    vectors.argument(k, (r) => builder.get(registers[r]!));
  });
  const result = vectors.result();
  use(result.push);
  result.done();
}

/** Fills registers with the initial value, which the frame holds as a number. */
export function writeInitial(
  builder: FunctionBuilder,
  pushNumber: () => void,
  type: ValueType,
  registers: readonly LocalIndex[],
): void {
  for (const [r, register] of registers.entries()) {
    if (r === 0) writeNumber(builder, pushNumber, type);
    else builder.get(registers[0]!);
    builder.set(register);
  }
}

/** Stores lane 0 of a register as one element; `push` pushes the register (of a bool, a mask of 32 bits). */
export function writeOne(
  builder: FunctionBuilder,
  dtype: Dtype,
  pointer: LocalIndex,
  push: () => void,
): void {
  const size = bytesPerElement(dtype);
  builder.get(pointer);
  push();
  if (dtype === "bool") toBit(builder);
  builder.emit(`v128.store${size * 8}_lane`, 0, 0);
}
