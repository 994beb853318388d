/** People's functions from pictures, sound and learning that stand in no table of the design. */
import { map, zip } from "@lockstep/core";
import { inputs, length, uniform } from "../../inputs.js";
import { filling } from "../filling.js";

/** @typedef {import("../../inputs.js").Numbers} Numbers */

/** The smooth form of max(x, 0), without overflow. @param {number} x */
function softplus(x) {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** From 0 at 0.2 to 1 at 0.8, with no corner. @param {number} x */
function smoothstep(x) {
  if (x <= 0.2) return 0;
  if (x >= 0.8) return 1;
  const t = (x - 0.2) / 0.6;
  return t * t * (3 - 2 * t);
}

/** Linear light as a screen wants it, both from 0 to 1: IEC 61966-2-1. @param {number} light */
function encodeGamma(light) {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

/**
 * A sample of sound after a compressor: everything above −20 dB is held back to a quarter, with a soft knee of 6 dB.
 * Giannoulis, Massberg and Reiss, "Digital Dynamic Range Compressor Design", 2012.
 *
 * @param {number} sample
 */
function compress(sample) {
  const over = 20 * Math.log10(Math.abs(sample) + 1e-6) + 20;
  if (over <= -3) return sample;
  const excess = over >= 3 ? over : ((over + 3) * (over + 3)) / 12;
  return sample * 10 ** ((-0.75 * excess) / 20);
}

/** How far a point is from a box with round corners, below 0 inside. @param {number} x @param {number} y */
function roundedBox(x, y) {
  const right = Math.abs(x) - 0.5;
  const above = Math.abs(y) - 0.3;
  const outside = Math.sqrt(Math.max(right, 0) ** 2 + Math.max(above, 0) ** 2);
  return outside + Math.min(Math.max(right, above), 0) - 0.1;
}

/**
 * Where a ray first meets a curved surface: the smaller root of a x² + b x + c that is not behind the eye, or −1.
 *
 * @param {number} a @param {number} b @param {number} c
 */
function nearestHit(a, b, c) {
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return -1;
  // One root by the sum of what has one sign, and the other by their product: nothing cancels.
  const q = b < 0 ? (Math.sqrt(discriminant) - b) / 2 : -(Math.sqrt(discriminant) + b) / 2;
  const near = Math.min(q / a, c / q);
  if (near >= 0) return near;
  const far = Math.max(q / a, c / q);
  return far >= 0 ? far : -1;
}

/** @param {number} seed @param {number} low @param {number} high */
const column = (seed, low, high) => () => uniform(seed, length, low, high);

/** @type {import("../../contender.js").Case[]} */
export const media = [
  filling(
    "softplus",
    "an exponential and a logarithm",
    map(softplus),
    [column(51, -10, 10)],
    (out, /** @type {Numbers} */ x) => {
      for (let i = 0; i < out.length; i++) out[i] = softplus(x[i]);
    },
  ),
  filling(
    "smoothstep",
    "early returns around a few products",
    map(smoothstep),
    [inputs.a],
    (out, /** @type {Numbers} */ x) => {
      for (let i = 0; i < out.length; i++) out[i] = smoothstep(x[i]);
    },
  ),
  filling(
    "gamma correction",
    "sRGB: a branch and a power",
    map(encodeGamma),
    [inputs.a],
    (out, /** @type {Numbers} */ light) => {
      for (let i = 0; i < out.length; i++) out[i] = encodeGamma(light[i]);
    },
  ),
  filling(
    "compressor",
    "decibels there and back, with branches",
    map(compress),
    [column(52, -1, 1)],
    (out, /** @type {Numbers} */ sample) => {
      for (let i = 0; i < out.length; i++) out[i] = compress(sample[i]);
    },
  ),
  filling(
    "rounded box",
    "a signed distance: a square root, minima and maxima",
    zip(roundedBox),
    [column(53, -1, 1), column(54, -1, 1)],
    (out, /** @type {Numbers} */ x, /** @type {Numbers} */ y) => {
      for (let i = 0; i < out.length; i++) out[i] = roundedBox(x[i], y[i]);
    },
  ),
  {
    ...filling(
      "nearest hit",
      "the roots of a quadratic, with early returns",
      zip(nearestHit),
      [column(55, 0.5, 1.5), column(56, -3, 1), column(57, -0.5, 1)],
      (out, /** @type {Numbers} */ a, /** @type {Numbers} */ b, /** @type {Numbers} */ c) => {
        for (let i = 0; i < out.length; i++) out[i] = nearestHit(a[i], b[i], c[i]);
      },
    ),
    // A discriminant near 0 may be on either side of it, and its root is a long way from both.
    astray: 0.001,
  },
];
