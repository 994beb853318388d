import { zip } from "@lockstep/core";

// How much of a bell curve lies below x: Abramowitz and Stegun, formula
// 26.2.17.
const below = (x: number) => {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const powers =
    t *
    (0.31938153 +
      t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.39894228 * Math.exp(-0.5 * x * x) * powers;
  return x < 0 ? tail : 1 - tail;
};

// What the right to buy at `strike` is worth today. `below` comes by the
// scope: a function's source does not say what the names around it stand
// for.
const callOption = zip(
  (price, strike, years, rate, volatility, { below }) => {
    const spread = volatility * Math.sqrt(years);
    const d =
      (Math.log(price / strike) + (rate + 0.5 * volatility * volatility) * years) /
      spread;
    return price * below(d) - strike * Math.exp(-rate * years) * below(d - spread);
  },
  { below },
);

export const size = 1_000_000;
export const sizes = [1_000, 10_000, 100_000, 1_000_000, 2_000_000];
export const show = "plot";

export const setup = ({ device, size }) => ({
  price: device.linspace(20, 180, size),
});

// A number may stand wherever a tensor may: try another volatility.
export const run = ({ price }) => callOption(price, 100, 1, 0.03, 0.25);
