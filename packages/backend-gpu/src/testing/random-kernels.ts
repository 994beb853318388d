/** Random kernels of the types that engines compute in, and values for them, each decided by a seed. */
import { type Draw, randomKernel, randomPartingKernel, specialValues } from "@lockstep/conformance";
import { type Dtype, eachExpression, isLibraryFunction, type Kernel, someExpression } from "@lockstep/core";

export interface RandomCase {
  readonly kernel: Kernel;
  readonly inputs: readonly Dtype[];
  readonly columns: readonly (readonly number[])[];
}

const types = ["bool", "int32", "float32"] as const;
const plain = [0, 1, 2, 3, 4, 5, -1, -2, 7, 0.5, -3.25];
const lengths = [37, 16, 45, 7, 1];

/** `undefined` where what was drawn calls functions that have no one right answer. */
export function randomCase(seed: number, sort: "tree" | "parting"): RandomCase | undefined {
  const draw = drawsFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[draw(0, values.length - 1)]!;
  const inputs = Array.from({ length: draw(1, 3) }, () => pick(types));
  const kernel = sort === "tree" ? randomKernel(draw, inputs) : randomPartingKernel(draw, inputs);
  if (callsLibrary(kernel)) return undefined;
  const length = pick(lengths);
  const columns = inputs.map((type) =>
    Array.from({ length }, () => inType(type, pick(draw(0, 1) === 0 ? plain : specialValues[type]))),
  );
  return { kernel, inputs, columns };
}

function callsLibrary({ body }: Kernel): boolean {
  let found = false;
  eachExpression(body, (node) => {
    found ||= someExpression(node, (part) => part.kind === "call" && isLibraryFunction(part.fn));
  });
  return found;
}

function inType(type: (typeof types)[number], value: number): number {
  if (type === "bool") return value ? 1 : 0;
  return type === "int32" ? value | 0 : Math.fround(value);
}

/** Draws from a seed: a counter, its bits mixed (constants of Wellons, "Hash Prospector", as mended in 2022). */
function drawsFrom(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b9);
  return (least, most) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return least + Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * (most - least + 1));
  };
}
