/**
 * The loops by hand once more, rounded to float32 after every operation, as the dtype rule of Lockstep says: the same
 * answer and not only the same formula. JavaScript's own numbers are doubles, and V8 rounds them one by one; this is
 * what that costs, whoever writes the loop.
 */
import { inputs, turnLimit } from "../inputs.js";

const { fround, sqrt, exp, log, abs } = Math;

/** @param {Float32Array} out @param {Float32Array} x */
function sigmoid(out, x) {
  for (let i = 0; i < x.length; i++) out[i] = 1 / fround(1 + fround(exp(-x[i])));
}

/** @param {number} d */
function normal(d) {
  const k = fround(1 / fround(1 + fround(fround(0.2316419) * abs(d))));
  let series = fround(1.330274429);
  for (const term of [-1.821255978, 1.781477937, -0.356563782, 0.31938153]) {
    series = fround(fround(term) + fround(k * series));
  }
  const bell = fround(exp(fround(fround(-0.5 * d) * d)));
  const tail = fround(fround(fround(fround(0.39894228) * bell) * k) * series);
  return d > 0 ? fround(1 - tail) : tail;
}

/** @param {Float32Array} out @param {Float32Array} spots @param {Float32Array} strikes @param {Float32Array} years */
function blackScholes(out, spots, strikes, years) {
  const [drift, volatility, rate] = [0.065, 0.3, -0.02].map(fround);
  for (let i = 0; i < out.length; i++) {
    const [spot, strike, time] = [spots[i], strikes[i], years[i]];
    const spread = fround(volatility * fround(sqrt(time)));
    const d1 = fround(fround(fround(log(fround(spot / strike))) + fround(drift * time)) / spread);
    const d2 = fround(d1 - spread);
    const discounted = fround(strike * fround(exp(fround(rate * time))));
    out[i] = fround(spot * normal(d1)) - fround(discounted * normal(d2));
  }
}

/** @param {Float32Array} out @param {Float32Array} reals @param {Float32Array} imaginaries */
function escapeTime(out, reals, imaginaries) {
  for (let i = 0; i < out.length; i++) {
    const [real, imaginary] = [reals[i], imaginaries[i]];
    let x = 0;
    let y = 0;
    let turns = 0;
    while (turns < turnLimit && fround(fround(x * x) + fround(y * y)) < 4) {
      const next = fround(fround(fround(x * x) - fround(y * y)) + real);
      y = fround(fround(fround(2 * x) * y) + imaginary);
      x = next;
      turns++;
    }
    out[i] = turns;
  }
}

/** @param {Float32Array} x */
function sum(x) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum = fround(sum + x[i]);
  return sum;
}

/** @param {Float32Array} x */
function sumOfSquares(x) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum = fround(sum + fround(x[i] * x[i]));
  return sum;
}

/** @param {Float32Array} x */
function forgetting(x) {
  const [old, fresh] = [0.9, 0.1].map(fround);
  let kept = 0;
  for (let i = 0; i < x.length; i++) kept = fround(fround(old * kept) + fround(fresh * x[i]));
  return kept;
}

/**
 * @param {(out: any, ...arrays: any[]) => void} loop
 * @param {(() => import("../inputs.js").Numbers)[]} columns
 */
function filling(loop, ...columns) {
  const arrays = columns.map((column) => column());
  const out = new Float32Array(arrays[0].length);
  return { run: () => loop(out, ...arrays), result: () => out };
}

/**
 * Nothing to compare: a float32 sum in one line of additions is further from the true one than a tree of them.
 *
 * @param {(x: any) => number} loop
 */
function folding(loop) {
  const x = inputs.a();
  return { run: () => loop(x) };
}

/** @type {import("../contender.js").Contenders} */
export const rounded = {
  sigmoid: () => filling(sigmoid, inputs.around),
  "black-scholes": () => filling(blackScholes, inputs.spot, inputs.strike, inputs.years),
  "mandelbrot 512²": () => filling(escapeTime, inputs.real, inputs.imaginary),
  sum: () => folding(sum),
  "sum of squares": () => folding(sumOfSquares),
  fold: () => folding(forgetting),
};
