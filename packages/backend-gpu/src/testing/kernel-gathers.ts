/** Kernels as gathers: each parameter is read from an array of its own, at the element's own index. */
import {
  type ArgumentType,
  type Assign,
  compileMap,
  type Dtype,
  type Expression,
  evaluator,
  type Kernel,
  parseFunction,
  type Scope,
  type Statement,
} from "@lockstep/core";
import type { Engine } from "../engines/engine.js";
import { type Gather, valueTypeOf } from "../gather/gather.js";

type AnyFunction = (...args: never[]) => number | boolean;

/** A function as a kernel for these dtypes. */
export const kernelOf = (fn: AnyFunction, args: readonly ArgumentType[], scope?: Scope): Kernel =>
  compileMap(parseFunction(fn, scope ? { operation: "map", scope } : { operation: "map" }), args);

/** The index is a gather's first local, and a kernel's locals follow. */
export function gatherOf(kernel: Kernel, inputs: readonly Dtype[]): Gather {
  const index: Expression = { kind: "local", type: "int32", local: 0 };
  const loads = inputs.map((dtype, at): Assign => {
    const callee = kernel.functions.length + at;
    return {
      kind: "assign",
      local: at + 1,
      value: { kind: "invoke", type: valueTypeOf(dtype), callee, args: [index] },
    };
  });
  return {
    name: kernel.name,
    hash: `${kernel.hash} ${inputs.join()}`,
    inputs,
    scalars: 0,
    locals: [{ name: "index", type: "int32" }, ...kernel.locals],
    functions: [...kernel.functions, ...inputs.map((_, input) => ({ kind: "load", input }) as const)],
    body: [...loads, ...(shifted(kernel.body) as Statement[])],
    out: kernel.type,
  };
}

/** A tree, which is plain data, with each local one further. */
function shifted(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(shifted);
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      key === "local" ? (value as number) + 1 : shifted(value),
    ]),
  );
}

/** Numbers as the words of an array of a dtype, and back. */
export function wordsOf(dtype: Dtype, values: ArrayLike<number>): Float32Array {
  return dtype === "int32" ? new Float32Array(Int32Array.from(values).buffer) : Float32Array.from(values);
}
export function valuesOf(dtype: Dtype, words: Float32Array): number[] {
  return Array.from(dtype === "int32" ? new Int32Array(words.slice().buffer) : words);
}

/** What an engine makes of a kernel, and what the kernel means, for columns of values (more of them than it takes). */
export async function runBoth(
  engine: Engine,
  kernel: Kernel,
  dtype: Dtype | readonly Dtype[],
  values: readonly (readonly number[])[],
): Promise<{ readonly got: number[]; readonly meant: number[] }> {
  const columns = values.slice(0, kernel.parameters.length);
  const inputs = columns.map((_, at) => (typeof dtype === "string" ? dtype : dtype[at]!));
  const { length } = values[0]!;
  const handles = columns.map((values, at) => engine.upload(wordsOf(inputs[at]!, values)));
  const out = engine.run(gatherOf(kernel, inputs), handles, [], length);
  const evaluate = evaluator(kernel);
  return {
    got: valuesOf(kernel.type, await engine.download(out)),
    meant: Array.from({ length }, (_, row) => evaluate(...columns.map((values) => values[row]!))),
  };
}

/** The elements that an engine gives for a gather of these words. */
export async function resultsOf(
  engine: Engine,
  gather: Gather,
  length: number,
  scalars: readonly number[] = [],
  inputs: readonly Float32Array[] = [],
): Promise<number[]> {
  const handles = inputs.map((words) => engine.upload(words));
  return valuesOf(gather.out, await engine.download(engine.run(gather, handles, scalars, length)));
}
