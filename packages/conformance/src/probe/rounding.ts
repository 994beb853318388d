/** Whether each step of a function is rounded: sums and products that show what was left unrounded. */
import type { Device } from "@lockstep/core";
import type { FloatType } from "../oracle/allowance.js";
import type { Rounding } from "./accuracy-report.js";
import { computeWith } from "./compute.js";
import { precision, roundedTo } from "./float-bits.js";
import { restOfProduct } from "./residuals.js";

/** As many pairs as are asked. */
const count = 256;

export async function findRounding(device: Device, type: FloatType, next: () => number): Promise<Rounding> {
  const wide = await leavesSums(device, type, next);
  return { rounding: wide ? "store" : "each", contracts: !wide && (await contracts(device, type, next)) };
}

/** Of 2^24 + y, less than 1 being y, rounding leaves a whole number. */
async function leavesSums(device: Device, type: FloatType, next: () => number): Promise<boolean> {
  const first = Array.from({ length: count }, () => 2 ** precision[type]);
  const second = first.map(() => roundedTo(0.1 + 0.8 * next(), type));
  const got = await computeWith(device, type, [first, second], (x: number, y: number) => x + y - x);
  // In float64 itself even a wider sum loses some of y.
  return second.every((y, i) => Math.abs(got[i]! - y) < 2 ** -8);
}

/** A product less what it is rounded to is 0; of a fused multiply-add it is what rounding takes away. */
async function contracts(device: Device, type: FloatType, next: () => number): Promise<boolean> {
  const factors = () => Array.from({ length: count }, () => roundedTo(1 + next(), type));
  const [first, second] = [factors(), factors()];
  const products = first.map((x, i) => roundedTo(x * second[i]!, type));
  const rests = products.map((product, i) => restOfProduct(first[i]!, second[i]!, product));
  const negated = products.map((product) => -product);
  const forms = [
    {
      got: await computeWith(
        device,
        type,
        [first, second, negated],
        (x: number, y: number, z: number) => x * y + z,
      ),
      sign: 1,
    },
    {
      got: await computeWith(
        device,
        type,
        [first, second, products],
        (x: number, y: number, z: number) => x * y - z,
      ),
      sign: 1,
    },
    {
      got: await computeWith(
        device,
        type,
        [first, second, products],
        (x: number, y: number, z: number) => z - x * y,
      ),
      sign: -1,
    },
  ];
  return forms.some(({ got, sign }) => rests.some((rest, i) => rest !== 0 && got[i] === sign * rest));
}
