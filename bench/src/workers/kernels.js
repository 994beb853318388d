/** What `npm run bench -- workers` computes: each operation on a device, over so many elements. */
import { add, exp, log, matmul, multiply, sigmoid, sin, sum, tanh } from "@lockstep/core";
import { escapeTime, price } from "../cases/functions.js";

/** @typedef {import("@lockstep/core").Backend} Device */
/** @typedef {import("@lockstep/core").Tensor} Tensor */
/** @typedef {(device: Device, elements: number) => () => Tensor} Work a call is ready to be made, again and again */

/** @param {(x: Tensor, options: { out: Tensor }) => Tensor} operation @param {number} low @param {number} high @returns {Work} */
const unary =
  (operation, low = 0, high = 1) =>
  (device, elements) => {
    const x = device.linspace(low, high, elements);
    const out = device.empty([elements]);
    return () => operation(x, { out });
  };

/** The side of a square of so many elements. @param {number} elements */
const sideOf = (elements) => Math.max(1, Math.round(Math.sqrt(elements)));

/** @type {Readonly<Record<string, Work>>} */
export const works = {
  add: (device, elements) => {
    const [x, y, out] = [
      device.linspace(0, 1, elements),
      device.linspace(1, 2, elements),
      device.empty([elements]),
    ];
    return () => add(x, y, { out });
  },
  "four maps": (device, elements) => {
    const [x, y] = [device.linspace(0, 1, elements), device.linspace(1, 2, elements)];
    const [a, b, c, out] = Array.from({ length: 4 }, () => device.empty([elements]));
    return () => {
      add(x, y, { out: a });
      multiply(a, x, { out: b });
      add(b, a, { out: c });
      return multiply(c, y, { out });
    };
  },
  exp: unary(exp),
  sigmoid: unary(sigmoid),
  log: unary((x, options) => log(x, options), 1, 2),
  sin: unary(sin),
  tanh: unary(tanh),
  sum: (device, elements) => {
    const [x, out] = [device.linspace(0, 1, elements), device.empty([])];
    return () => sum(x, { out });
  },
  "black-scholes": (device, elements) => {
    const [spot, strike, years] = [
      device.linspace(10, 50, elements),
      device.linspace(50, 10, elements),
      device.linspace(0.5, 2, elements),
    ];
    const out = device.empty([elements]);
    return () => price(spot, strike, years, { out });
  },
  mandelbrot: (device, elements) => {
    const side = sideOf(elements);
    const real = device.linspace(-2, 0.6, side);
    const imaginary = device.linspace(-1.3, 1.3, side).expandDims(1);
    const out = device.empty([side, side]);
    return () => escapeTime(real, imaginary, { out });
  },
  "broadcast add": (device, elements) => {
    const side = sideOf(elements);
    const [x, row, out] = [
      device.ones([side, side]),
      device.linspace(0, 1, side),
      device.empty([side, side]),
    ];
    return () => add(x, row, { out });
  },
  "transposed add": (device, elements) => {
    const side = sideOf(elements);
    const [x, y, out] = [device.ones([side, side]), device.ones([side, side]).T, device.empty([side, side])];
    return () => add(x, y, { out });
  },
  matmul: (device, elements) => {
    const side = sideOf(elements);
    const [a, b, out] = [device.ones([side, side]), device.ones([side, side]), device.empty([side, side])];
    return () => matmul(a, b, { out });
  },
};
