/** People's functions from the sciences that stand in no table of the design: each for Lockstep as it is, and in a loop. */
import { map, zip } from "@lockstep/core";
import { length, uniform } from "../../inputs.js";
import { filling } from "../filling.js";

/** @typedef {import("../../inputs.js").Numbers} Numbers */

/**
 * The way between two places on the Earth, in kilometres along a great circle; latitudes and longitudes in degrees.
 * The haversine formula: Sinnott, "Virtues of the Haversine", 1984.
 *
 * @param {number} fromLatitude @param {number} fromLongitude @param {number} toLatitude @param {number} toLongitude
 */
function greatCircle(fromLatitude, fromLongitude, toLatitude, toLongitude) {
  const radians = Math.PI / 180;
  const up = Math.sin(((toLatitude - fromLatitude) * radians) / 2);
  const across = Math.sin(((toLongitude - fromLongitude) * radians) / 2);
  const h = up * up + Math.cos(fromLatitude * radians) * Math.cos(toLatitude * radians) * across * across;
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, h)));
}

/**
 * Where a damped oscillator is that was let go at 1, of angular frequency 1: one formula each for little damping,
 * for the critical one, and for more.
 *
 * @param {number} time @param {number} damping ratio
 */
function oscillator(time, damping) {
  if (Math.abs(damping - 1) < 0.001) return (1 + time) * Math.exp(-time);
  if (damping < 1) {
    const frequency = Math.sqrt(1 - damping * damping);
    const wave = Math.cos(frequency * time) + (damping / frequency) * Math.sin(frequency * time);
    return Math.exp(-damping * time) * wave;
  }
  const rate = Math.sqrt(damping * damping - 1);
  const slow = (rate + damping) * Math.exp((rate - damping) * time);
  const quick = (rate - damping) * Math.exp(-(rate + damping) * time);
  return (slow + quick) / (2 * rate);
}

/**
 * The eccentric anomaly of a body on an ellipse: Newton's iteration for the root of Kepler's equation, until a step is
 * small.
 *
 * @param {number} anomaly the mean anomaly, in radians @param {number} eccentricity
 */
function eccentricAnomaly(anomaly, eccentricity) {
  let guess = anomaly + eccentricity * Math.sin(anomaly);
  for (let turn = 0; turn < 20; turn++) {
    const excess = guess - eccentricity * Math.sin(guess) - anomaly;
    const step = excess / (1 - eccentricity * Math.cos(guess));
    guess -= step;
    if (Math.abs(step) < 1e-5) break;
  }
  return guess;
}

/**
 * Planck's law: the radiance of a black body, in watts per square metre, steradian and micrometre.
 *
 * @param {number} wavelength in micrometres @param {number} temperature in kelvins
 */
function planck(wavelength, temperature) {
  return 1.191043e8 / (wavelength ** 5 * Math.expm1(14387.77 / (wavelength * temperature)));
}

/**
 * The potential of two atoms at a distance, both in reduced units, cut off and shifted at 2.5: Jones, "On the
 * Determination of Molecular Fields", 1924.
 *
 * @param {number} distance
 */
function lennardJones(distance) {
  if (distance >= 2.5) return 0;
  const inverse = 1 / (distance * distance);
  const sixth = inverse * inverse * inverse;
  return 4 * sixth * (sixth - 1) + 0.016316891;
}

/**
 * The size of a population after 50 generations: May, "Simple mathematical models with very complicated dynamics",
 * 1976.
 *
 * @param {number} start as a share of the largest possible @param {number} growth
 */
function population(start, growth) {
  let share = start;
  for (let generation = 0; generation < 50; generation++) share = growth * share * (1 - share);
  return share;
}

/** @param {number} seed @param {number} low @param {number} high */
const column = (seed, low, high) => () => uniform(seed, length, low, high);

/** @type {import("../../contender.js").Case[]} */
export const science = [
  filling(
    "great-circle distance",
    "haversine formula of two places in Europe: sines, cosines, an arc sine",
    zip(greatCircle),
    [column(31, 36, 70), column(32, -10, 30), column(33, 36, 70), column(34, -10, 30)],
    (
      out,
      /** @type {Numbers} */ a,
      /** @type {Numbers} */ b,
      /** @type {Numbers} */ c,
      /** @type {Numbers} */ d,
    ) => {
      for (let i = 0; i < out.length; i++) out[i] = greatCircle(a[i], b[i], c[i], d[i]);
    },
  ),
  filling(
    "damped oscillator",
    "three formulas behind branches",
    zip(oscillator),
    [column(35, 0, 20), column(36, 0.05, 2)],
    (out, /** @type {Numbers} */ time, /** @type {Numbers} */ damping) => {
      for (let i = 0; i < out.length; i++) out[i] = oscillator(time[i], damping[i]);
    },
  ),
  filling(
    "Kepler's equation",
    "Newton's iteration until it has settled",
    zip(eccentricAnomaly),
    [column(37, 0, 2 * Math.PI), column(38, 0, 0.8)],
    (out, /** @type {Numbers} */ anomaly, /** @type {Numbers} */ eccentricity) => {
      for (let i = 0; i < out.length; i++) out[i] = eccentricAnomaly(anomaly[i], eccentricity[i]);
    },
  ),
  filling(
    "Planck's law",
    "a fifth power and an exponential",
    zip(planck),
    [column(39, 0.3, 3), column(40, 2000, 8000)],
    (out, /** @type {Numbers} */ wavelength, /** @type {Numbers} */ temperature) => {
      for (let i = 0; i < out.length; i++) out[i] = planck(wavelength[i], temperature[i]);
    },
  ),
  filling(
    "Lennard-Jones",
    "a few products, and nothing beyond a distance",
    map(lennardJones),
    [column(41, 0.8, 4)],
    (out, /** @type {Numbers} */ distance) => {
      for (let i = 0; i < out.length; i++) out[i] = lennardJones(distance[i]);
    },
  ),
  {
    ...filling(
      "logistic map",
      "50 turns, each waiting for the one before",
      zip(population),
      [column(42, 0.1, 0.9), column(43, 2.5, 3.4)],
      (out, /** @type {Numbers} */ start, /** @type {Numbers} */ growth) => {
        for (let i = 0; i < out.length; i++) out[i] = population(start[i], growth[i]);
      },
    ),
    // Where the population is about to settle, the last bit decides on which side it comes down.
    astray: 0.001,
  },
];
