import { reduce } from "@lockstep/core";

// Horner's scheme: a polynomial from its coefficients, the highest first.
// This is not associative: the order of the elements is the point. So
// each sum runs strictly from left to right, and only different x run in
// parallel.
//
// Promise { associative: true } as a third argument, and Lockstep
// refuses, and says why.
const horner = reduce((acc, coefficient, x) => acc * x + coefficient, 0);

export const size = 100_000;
export const sizes = [1_000, 10_000, 100_000, 1_000_000];
export const show = "plot";

// Taylor's polynomial of the sine: x − x³/3! + x⁵/5! − …
export const setup = ({ device, size }) => {
  const terms = 16;
  const coefficients = [0];
  for (let k = 1, factor = 1; k < terms; k++) {
    factor /= k;
    coefficients.push(k % 2 === 0 ? 0 : k % 4 === 1 ? factor : -factor);
  }
  return {
    // flip is a view too. Leave it out to see what another order does.
    coefficients: device.tensor(coefficients).flip().expandDims(1),
    x: device.linspace(-5.5, 5.5, size),
  };
};

// [16, 1] and [size] broadcast to [16, size]; axis 0 goes.
export const run = ({ coefficients, x }) => horner(coefficients, x, { axis: 0 });
