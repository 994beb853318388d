/** `map(Math.exp)`: a function of `Math` passed as it is, whose source cannot be read, as a function that calls it. */
import type { ScopeFunction } from "./scope.js";

const one: Readonly<Record<string, (x: number) => number>> = {
  abs: (x) => Math.abs(x),
  ceil: (x) => Math.ceil(x),
  floor: (x) => Math.floor(x),
  round: (x) => Math.round(x),
  trunc: (x) => Math.trunc(x),
  sign: (x) => Math.sign(x),
  sqrt: (x) => Math.sqrt(x),
  fround: (x) => Math.fround(x),
  clz32: (x) => Math.clz32(x),
  acos: (x) => Math.acos(x),
  acosh: (x) => Math.acosh(x),
  asin: (x) => Math.asin(x),
  asinh: (x) => Math.asinh(x),
  atan: (x) => Math.atan(x),
  atanh: (x) => Math.atanh(x),
  cbrt: (x) => Math.cbrt(x),
  cos: (x) => Math.cos(x),
  cosh: (x) => Math.cosh(x),
  exp: (x) => Math.exp(x),
  expm1: (x) => Math.expm1(x),
  log: (x) => Math.log(x),
  log10: (x) => Math.log10(x),
  log1p: (x) => Math.log1p(x),
  log2: (x) => Math.log2(x),
  sin: (x) => Math.sin(x),
  sinh: (x) => Math.sinh(x),
  tan: (x) => Math.tan(x),
  tanh: (x) => Math.tanh(x),
};

const two: Readonly<Record<string, (x: number, y: number) => number>> = {
  min: (x, y) => Math.min(x, y),
  max: (x, y) => Math.max(x, y),
  imul: (x, y) => Math.imul(x, y),
  atan2: (x, y) => Math.atan2(x, y),
  hypot: (x, y) => Math.hypot(x, y),
  pow: (x, y) => x ** y,
};

/** A function with a readable source that calls `Math[name]`. */
export function mathWrapper(name: string): ScopeFunction {
  return (one[name] ?? two[name])!;
}
