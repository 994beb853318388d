import { map, softmax } from "@lockstep/core";

// Scores of many choices, of which a few stand out.
const score = map((x) => Math.sin(3 * x) + 0.6 * Math.sin(8.1 * x + 1) + 0.1 * x);

export const size = 400;
export const sizes = [20, 50, 100, 200, 400, 1000];
export const show = "picture";

export const setup = ({ device, size }) => ({
  scores: score(device.linspace(-3, 3, size)),
  // From cold to hot: each row is hotter than the one above.
  temperature: device
    .linspace(-3.5, 1.5, Math.round(0.6 * size))
    .exp()
    .expandDims(1),
});

// Softmax makes probabilities of scores: exp(x) ÷ Σ exp(x) along each
// row. The largest score is subtracted first, so that exp never
// overflows. Cold, it picks the best choice; hot, it spreads.
export const run = ({ scores, temperature }) => {
  const chances = softmax(scores.divide(temperature), { axis: 1 });
  return chances.divide(chances.max({ axis: 1, keepdims: true }));
};
