import { expect, test } from "vitest";
import { generator } from "../model/samples.js";
import { restOfProduct, restOfQuotient, restOfRoot, restOfSum } from "./residuals.js";

const next = generator(17);
const draw = (): number => (next() - 0.5) * 2 ** Math.floor(next() * 60) || 1;
const pairs = Array.from({ length: 500 }, () => [draw(), draw()] as const);
/** The last bits of rests of quotients lie above 2^-300. */
const whole = (value: number): bigint => BigInt(value * 2 ** 300);

test("sums and their rests are the true sums", () => {
  for (const [a, b] of pairs) expect(whole(a + b) + whole(restOfSum(a, b, a + b))).toBe(whole(a) + whole(b));
});

test("products and their rests are the true products", () => {
  for (const [a, b] of pairs) {
    const told = (whole(a * b) + whole(restOfProduct(a, b, a * b))) << 300n;
    expect(told).toBe(whole(a) * whole(b));
  }
});

test("quotients and roots, with their rests, give back what was divided or drawn from", () => {
  for (const [a, b] of pairs) {
    const quotient = a / b;
    const rest = restOfQuotient(a, b, quotient);
    // The rest is itself rounded: what remains lies 2^-100 below.
    const left = (whole(quotient) + whole(rest)) * whole(b) - (whole(a) << 300n);
    expect(Math.abs(Number(left) / Number(whole(a) << 300n))).toBeLessThan(2 ** -100);
    const root = Math.sqrt(Math.abs(a));
    const side = whole(root) + whole(restOfRoot(Math.abs(a), root));
    const missing = side * side - (whole(Math.abs(a)) << 300n);
    expect(Math.abs(Number(missing) / Number(whole(a) << 300n))).toBeLessThan(2 ** -100);
  }
});

test("where the parts would overflow or vanish, nothing is said", () => {
  expect(restOfProduct(1e300, 1e-200, 1e100)).toBe(0);
  expect(restOfProduct(1e-200, 1e-100, 1e-300)).toBe(0);
  expect(restOfSum(1e308, 1e308, Number.POSITIVE_INFINITY)).toBe(0);
});
