import { expect, test } from "vitest";
import { generator } from "../model/samples.js";
import { power } from "./power.js";

test("whole powers are those of whole numbers, rounded", () => {
  const next = generator(3);
  for (let i = 0; i < 2000; i++) {
    const base = Math.floor(2 + next() * 2 ** (next() * 30));
    const exponent = Math.floor(1 + (next() * 1000) / Math.log2(base));
    expect([base, exponent, power(base, exponent)]).toEqual([
      base,
      exponent,
      Number(BigInt(base) ** BigInt(exponent)),
    ]);
    expect(power(-base, exponent)).toBe(Number(BigInt(-base) ** BigInt(exponent)));
  }
});

test("powers of two come out at every size, subnormal ones too", () => {
  for (let k = -1074; k < 1024; k++) {
    expect(power(2, k)).toBe(2 ** k);
    if (k % 2 === 0) expect(power(2 ** k, 0.5)).toBe(2 ** (k / 2));
  }
});

test("halves are square roots, and roots are inverse to squares", () => {
  const next = generator(4);
  for (let i = 0; i < 2000; i++) {
    const x = 2 ** (next() * 2000 - 1000);
    expect(power(x, 0.5)).toBe(Math.sqrt(x));
  }
});

test("near 1, with a huge exponent, it is right where the platform need not be", () => {
  // As mpmath gives them, with 400 bits.
  expect(power(0.9999999078554059, 6994032547.600429)).toBe(1.2988852066069267e-280);
  expect(power(1 + 2 ** -52, 2 ** 52)).toBe(Math.E);
  expect(power(1 + 2 ** -52, -(2 ** 52) * 700)).toBe(9.859676543760538e-305);
});

test("what ECMAScript lays down stays as it is", () => {
  const values = [
    Number.NaN,
    Infinity,
    -Infinity,
    0,
    -0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1e308,
    -1e308,
    5e-324,
  ];
  for (const x of values) {
    for (const y of values) {
      const settled = !Number.isFinite(x ** y) || x ** y === 0 || Math.abs(x) === 1;
      if (settled) expect([x, y, power(x, y)]).toEqual([x, y, x ** y]);
    }
  }
});
