/** Cases of a person's larger functions: many operations for each element, and a loop of unknown length. */
import { zip } from "@lockstep/core";
import { dtype, inputs, newArray, turnLimit } from "../inputs.js";

/** @typedef {import("../inputs.js").Numbers} Numbers */

/**
 * The distribution function of the normal distribution, to about 7.5e-8: Abramowitz and Stegun, "Handbook of
 * Mathematical Functions", 1964, formula 26.2.17.
 *
 * @param {number} d
 */
export function normal(d) {
  const k = 1 / (1 + 0.2316419 * Math.abs(d));
  const tail =
    0.39894228 *
    Math.exp(-0.5 * d * d) *
    k *
    (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  return d > 0 ? 1 - tail : tail;
}

/**
 * The price of a European call: Black and Scholes, "The Pricing of Options and Corporate Liabilities", 1973, with
 * an interest rate of 2% and a volatility of 30%.
 */
export const price = zip(
  (spot, strike, years, { cumulative }) => {
    const d1 = (Math.log(spot / strike) + (0.02 + 0.045) * years) / (0.3 * Math.sqrt(years));
    const d2 = d1 - 0.3 * Math.sqrt(years);
    return spot * cumulative(d1) - strike * Math.exp(-0.02 * years) * cumulative(d2);
  },
  { cumulative: normal },
);

export const escapeTime = zip(
  (real, imaginary, { limit }) => {
    let x = 0;
    let y = 0;
    let turns = 0;
    while (turns < limit && x * x + y * y < 4) {
      const next = x * x - y * y + real;
      y = 2 * x * y + imaginary;
      x = next;
      turns++;
    }
    return turns;
  },
  { limit: turnLimit },
);

/** @param {Numbers} out @param {Numbers} spots @param {Numbers} strikes @param {Numbers} years */
function priceArrays(out, spots, strikes, years) {
  for (let i = 0; i < out.length; i++) {
    const [spot, strike, time] = [spots[i], strikes[i], years[i]];
    const d1 = (Math.log(spot / strike) + (0.02 + 0.045) * time) / (0.3 * Math.sqrt(time));
    const d2 = d1 - 0.3 * Math.sqrt(time);
    out[i] = spot * normal(d1) - strike * Math.exp(-0.02 * time) * normal(d2);
  }
}

/** @param {Numbers} out @param {Numbers} reals @param {Numbers} imaginaries */
function escapeArrays(out, reals, imaginaries) {
  for (let i = 0; i < out.length; i++) {
    const [real, imaginary] = [reals[i], imaginaries[i]];
    let x = 0;
    let y = 0;
    let turns = 0;
    while (turns < turnLimit && x * x + y * y < 4) {
      const next = x * x - y * y + real;
      y = 2 * x * y + imaginary;
      x = next;
      turns++;
    }
    out[i] = turns;
  }
}

/** @type {import("../contender.js").Case[]} */
export const functions = [
  {
    name: "black-scholes",
    what: "prices of options: a person's function of three, with a function in its scope",
    lockstep: (device) => {
      const [spot, strike, years] = [inputs.spot(), inputs.strike(), inputs.years()].map((x) =>
        device.tensor(x),
      );
      const out = device.zeros(spot.shape, { dtype });
      return { run: () => price(spot, strike, years, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const [spot, strike, years] = [inputs.spot(), inputs.strike(), inputs.years()];
      const out = newArray(spot.length);
      return { run: () => priceArrays(out, spot, strike, years), result: () => out };
    },
  },
  {
    name: "mandelbrot 512²",
    what: "a person's function with a while loop, up to 200 turns",
    // Points at the edge of the set escape at another turn in float32 than in doubles.
    astray: 0.02,
    lockstep: (device) => {
      const [real, imaginary] = [device.tensor(inputs.real()), device.tensor(inputs.imaginary())];
      const out = device.zeros(real.shape, { dtype });
      return { run: () => escapeTime(real, imaginary, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const [real, imaginary] = [inputs.real(), inputs.imaginary()];
      const out = newArray(real.length);
      return { run: () => escapeArrays(out, real, imaginary), result: () => out };
    },
  },
];
