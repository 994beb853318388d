/** What library functions of float32 are within, against core's own of float64: half a unit in the last place. */
import { specialValues } from "@lockstep/conformance";
import { evaluator, type LibraryFunction, libraryFunctions } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { describe, expect, test } from "vitest";
import { gatherOf, kernelOf } from "../testing/kernel-gathers.js";
import { pairs } from "../testing/values.js";
import { cpuEngine, webasmEngine } from "./plain-engine.js";

/** Rounding, and what the doubles before it may be off; webasm's hypot rounds what is subnormal twice. */
const within = (name: LibraryFunction): number => (name === "hypot" ? 0.53 : 0.50001);

const [firsts, seconds] = pairs(specialValues.float32.map(Math.fround));
// Whole-range bit patterns, then numbers of several sizes and, for two arguments, pairs alike in size.
const bits = Int32Array.from({ length: 800 }, (_, i) => Math.imul(i + 1, 0x9e3779b9));
const whole = Array.from(new Float32Array(bits.buffer));
const sizes = [1, 10, 0.01, 100, 2 ** 60, 2 ** -60, 2 ** -130, 2 ** 125];
const sized = Array.from(bits, (value, i) => Math.fround((value / 2 ** 31) * sizes[i % sizes.length]!));
const shifted = Array.from(bits, (_, i) =>
  Math.fround((bits.at(i - 1)! / 2 ** 31) * sizes[i % sizes.length]!),
);
const xs = [...firsts, ...whole, ...sized];
const ys = [...seconds, ...whole.map((_, i) => whole.at(i - 7)!), ...shifted];

/** What core makes of a function in float64, computed once for both engines. */
const meanings = new Map<LibraryFunction, readonly number[]>();
function meaningOf(name: LibraryFunction, arity: number): readonly number[] {
  let meaning = meanings.get(name);
  if (!meaning) {
    const evaluate = evaluator(expandLibrary(kernelOf(functions[name], Array(arity).fill("float64"))));
    meaning = xs.map((x, i) => evaluate(x, ys[i]!));
    meanings.set(name, meaning);
  }
  return meaning;
}

/** How far a float32 is from the true value, in units in its last place. */
function unitsOff(got: number, meant: number): number {
  if (Object.is(got, Math.fround(meant))) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(meant) || meant === 0) return Number.POSITIVE_INFINITY;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(meant))));
  return Math.abs(got - meant) / 2 ** (exponent - 23);
}

describe.each([
  ["webasm", webasmEngine],
  ["cpu", cpuEngine],
])("%s", (_, engineOf) => {
  const engine = engineOf();
  test.each(Object.entries(libraryFunctions) as [LibraryFunction, number][])(
    "%s is rounded right",
    async (name, arity) => {
      const dtypes = Array<"float32">(arity).fill("float32");
      const inputs = [xs, ys].slice(0, arity).map((column) => engine.upload(Float32Array.from(column)));
      const gather = gatherOf(kernelOf(functions[name], dtypes), dtypes);
      const got = await engine.download(engine.run(gather, inputs, [], xs.length));
      const meant = meaningOf(name, arity);
      const off = Array.from(got, (value, i) => unitsOff(value, meant[i]!));
      const worst = off.reduce((most, units, i) => (units > off[most]! ? i : most), 0);
      expect(off[worst], `${name}(${xs[worst]}, ${ys[worst]}) = ${got[worst]}`).toBeLessThan(within(name));
    },
  );
});

/** Each as a function that can be compiled: a name of `Math` has to stand in its text. */
const functions: Readonly<Record<LibraryFunction, (x: number, y: number) => number>> = {
  acos: (x) => Math.acos(x),
  acosh: (x) => Math.acosh(x),
  asin: (x) => Math.asin(x),
  asinh: (x) => Math.asinh(x),
  atan: (x) => Math.atan(x),
  atan2: (x, y) => Math.atan2(x, y),
  atanh: (x) => Math.atanh(x),
  cbrt: (x) => Math.cbrt(x),
  cos: (x) => Math.cos(x),
  cosh: (x) => Math.cosh(x),
  exp: (x) => Math.exp(x),
  expm1: (x) => Math.expm1(x),
  hypot: (x, y) => Math.hypot(x, y),
  log: (x) => Math.log(x),
  log10: (x) => Math.log10(x),
  log1p: (x) => Math.log1p(x),
  log2: (x) => Math.log2(x),
  pow: (x, y) => x ** y,
  sin: (x) => Math.sin(x),
  sinh: (x) => Math.sinh(x),
  tan: (x) => Math.tan(x),
  tanh: (x) => Math.tanh(x),
};
