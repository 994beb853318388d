/** The accuracy probe, tested: on the reference, and on backends that are off in a way that is known. */
import type { Capabilities, Device } from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { type Measurable, measureAccuracy, ReferenceBackend } from "../src/index.js";
import { mutants } from "../src/mutants/mutants.js";
import { FlushingBackend } from "./backends/flushing-backend.js";
import { MiscallingBackend } from "./backends/miscalling-backend.js";
import { SloppyBackend } from "./backends/sloppy-backend.js";

const arithmetic: readonly Measurable[] = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "remainder",
  "sqrt",
  "from-int32",
];
const mutant = (name: string): Device => mutants.find((one) => one.name === name)!.create();
const inFloat32 = async (device: Device, only: readonly Measurable[], points = 500) => {
  const report = await measureAccuracy(device, { dtypes: ["float32"], only, points });
  return { ...report, ...report.dtypes.float32! };
};

describe("the reference", async () => {
  const report = await measureAccuracy(new ReferenceBackend(), { points: 600 });

  test.each(["float32", "float64"] as const)("is measured as the bits that it claims, in %s", (dtype) => {
    const { measured, flushes, rounding, contracts } = report.dtypes[dtype]!;
    expect(Object.keys(measured)).toHaveLength(30);
    for (const [name, { ulp, exact, wrong, points }] of Object.entries(measured)) {
      expect([name, exact, wrong.count]).toEqual([name, true, 0]);
      expect(points).toBeGreaterThan(500);
      expect(ulp).toBeLessThanOrEqual(dtype === "float32" ? 2 : 3);
    }
    expect(flushes).toEqual({ moved: false, taken: false, given: false });
    expect({ rounding, contracts }).toEqual({ rounding: "each", contracts: false });
  });

  test.each(["float32", "float64"] as const)("has arithmetic that is off by half a unit, in %s", (dtype) => {
    for (const step of ["add", "subtract", "multiply", "divide", "sqrt"] as const) {
      const { ulp } = report.dtypes[dtype]!.measured[step]!;
      expect(ulp).toBeGreaterThan(0.48);
      expect(ulp).toBeLessThanOrEqual(0.5);
    }
    expect(report.dtypes[dtype]!.measured.remainder!.ulp).toBe(0);
  });

  test("states what was found", () => {
    const { rounding, flushesSubnormals, arithmetic: steps, functions } = new ReferenceBackend().capabilities;
    const stated: Partial<Capabilities> = { rounding, flushesSubnormals, arithmetic: steps, functions };
    expect(report.capabilities).toEqual(stated);
    expect(report.excesses).toEqual([]);
  });
});

test("the same seed draws the same points, whatever else is measured", async () => {
  const { measured } = await inFloat32(new ReferenceBackend(), ["exp", "log"]);
  const alone = await inFloat32(new ReferenceBackend(), ["log"]);
  expect(alone.measured).toEqual({ log: measured.log });
  const { dtypes } = await measureAccuracy(new ReferenceBackend(), { only: ["log"], points: 500, seed: 2 });
  expect(dtypes.float32!.measured.log!.worst).not.toEqual(measured.log!.worst);
});

test("what cannot be measured is refused", async () => {
  const device = new SloppyBackend();
  await expect(measureAccuracy(device, { dtypes: ["float64"] })).rejects.toMatchObject({
    code: "DTYPE_UNSUPPORTED",
  });
  for (const points of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(measureAccuracy(device, { points })).rejects.toMatchObject({ code: "ARGUMENT_INVALID" });
  }
});

describe("a backend that is off in everything, by about as much as it states", async () => {
  const found = await inFloat32(
    new SloppyBackend(),
    [...arithmetic, "exp", "sin", "pow", "atan2", "log"],
    3000,
  );

  test("is measured within what it states, and near to it", () => {
    for (const name of ["exp", "sin", "pow", "atan2", "log"] as const) {
      const { ulp, exact } = found.measured[name]!;
      // Three units, and what rounding adds; twice that where the true value lies just below a power of two.
      expect([name, ulp > 3 && ulp < 4.001, exact]).toEqual([name, true, false]);
    }
    for (const name of ["add", "multiply", "divide", "sqrt"] as const) {
      const { ulp, exact } = found.measured[name]!;
      // One unit beside the rounded result.
      expect([name, ulp > 1 && ulp <= 1.5, exact]).toEqual([name, true, false]);
    }
    expect(found.excesses).toEqual([]);
  });

  test("would have to state what it does", () => {
    const { arithmetic: steps, functions, flushesSubnormals } = found.capabilities;
    expect({ steps, sin: functions.sin, flushesSubnormals }).toEqual({
      steps: { ulp: 2 },
      sin: { ulp: 4 },
      flushesSubnormals: true,
    });
  });
});

test("a backend forty times as far off as it states is found out, and how far", async () => {
  const { measured, excesses } = await inFloat32(new SloppyBackend(40), ["multiply", "exp", "sin"], 2000);
  expect(measured.exp!.ulp).toBeGreaterThan(100);
  expect(measured.exp!.ulp).toBeLessThan(240);
  expect(measured.multiply!.ulp).toBeGreaterThan(15);
  expect(measured.multiply!.ulp).toBeLessThan(42);
  expect(excesses.map(({ at }) => at)).toEqual(["multiply", "exp", "sin"]);
  expect(excesses[1]!.finding).toMatch(
    /^exp of float32 is stated as \{ ulp: 4 \}; of \(.*\) it is .* ULP off/,
  );
  expect(excesses[1]!.sample!.ulp).toBe(measured.exp!.ulp);
});

describe("subnormal numbers", () => {
  test.each([
    ["taken", { moved: false, taken: true, given: false }],
    ["given", { moved: false, taken: false, given: true }],
  ] as const)(
    "that become zero when %s are seen, and no error where that is stated",
    async (when, flushes) => {
      const found = await inFloat32(new FlushingBackend([when], true), arithmetic);
      expect(found.flushes).toEqual(flushes);
      expect(found.capabilities).toMatchObject({ flushesSubnormals: true, arithmetic: { ulp: 0 } });
      expect(found.excesses).toEqual([]);
    },
  );

  test("that become zero although it is not stated are told", async () => {
    const { flushes, excesses } = await inFloat32(mutant("flushes-subnormals"), ["multiply"]);
    expect(flushes.given).toBe(true);
    // It makes 0 of −0 too, which no flushing excuses.
    expect(excesses.map(({ at }) => at)).toEqual(["multiply", "flushesSubnormals"]);
    expect(excesses[0]!.sample).toMatchObject({ expected: -0, got: 0 });
  });
});

describe("rounding", () => {
  test("a fused multiply-add is seen", async () => {
    const { rounding, contracts, excesses, measured } = await inFloat32(mutant("fuses-products"), [
      "add",
      "multiply",
    ]);
    expect({ rounding, contracts }).toEqual({ rounding: "each", contracts: true });
    expect(measured.multiply!.exact).toBe(true);
    expect(excesses.map(({ at }) => at)).toEqual(["rounding"]);
  });

  test("steps left in double precision are told from it", async () => {
    const { rounding, contracts, excesses } = await inFloat32(mutant("rounds-at-the-end"), ["add"]);
    expect({ rounding, contracts }).toEqual({ rounding: "store", contracts: false });
    expect(excesses.map(({ at }) => at)).toEqual(["rounding"]);
  });
});

describe("a function of its own", () => {
  test("off by a constant is described by an absolute allowance, and its place is told", async () => {
    const off = 3e-7;
    const device = new MiscallingBackend("sin", (x) => Math.sin(x!) + (x === 0 ? 0 : off));
    const { measured, capabilities, excesses } = await inFloat32(device, ["sin", "cos"], 3000);
    const { ulp, withAbsolute, worst, bands } = measured.sin!;
    expect(ulp).toBeGreaterThan(1e30);
    expect(Math.abs(worst!.got - worst!.expected)).toBeLessThan(1.1 * off);
    expect(withAbsolute!.ulp).toBeLessThan(6.1);
    expect(withAbsolute!.absolute).toBeGreaterThan(0.9 * off);
    expect(withAbsolute!.absolute).toBeLessThan(1.1 * off);
    expect(bands.small.ulp).toBe(ulp);
    expect(capabilities.functions).toEqual({
      sin: { ulp: Math.ceil(withAbsolute!.ulp), absolute: 2 ** -21 },
      cos: { ulp: 0 },
    });
    expect(excesses.map(({ at }) => at)).toEqual(["sin"]);
  });

  test("that breaks off at large arguments is told so by the bands", async () => {
    const device = new MiscallingBackend("cos", (x) => (Math.abs(x!) > 1e4 ? 0.5 : Math.cos(x!)));
    const { bands } = (await inFloat32(device, ["cos"], 2000)).measured.cos!;
    expect(bands.ordinary.ulp).toBeLessThanOrEqual(0.51);
    expect(bands.huge.ulp).toBeGreaterThan(1e6);
  });

  test("that has IEEE 754's special values has those of ECMAScript wrong", async () => {
    const device = new MiscallingBackend("pow", (x, y) => (x === 1 ? 1 : x! ** y!));
    const { wrong, ulp } = (await inFloat32(device, ["pow"])).measured.pow!;
    expect(ulp).toBeLessThanOrEqual(0.51);
    expect(wrong.first.map(({ args, expected, got }) => ({ args, expected, got }))).toEqual(
      [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((y) => ({
        args: [1, y],
        expected: Number.NaN,
        got: 1,
      })),
    );
    expect(wrong.count).toBe(3);
  });

  test("that gives a number where there is none, or none where there is one, is wrong", async () => {
    const number = await inFloat32(new MiscallingBackend("log", (x) => Math.log(Math.abs(x!))), ["log"]);
    expect(number.measured.log!.wrong.first.map(({ args }) => args[0])).toEqual(
      expect.arrayContaining([-1, -2]),
    );
    const none = await inFloat32(new MiscallingBackend("exp", (x) => (x! > 80 ? Number.NaN : Math.exp(x!))), [
      "exp",
    ]);
    expect(none.measured.exp!.ulp).toBe(Number.POSITIVE_INFINITY);
    expect(none.excesses.map(({ at }) => at)).toEqual(["exp"]);
  });

  test("near to the truth, but with other bits than it claims, is told", async () => {
    const { measured, excesses } = await inFloat32(new MiscallingBackend("sin", (x) => Math.sin(x!)), [
      "sin",
    ]);
    expect(measured.sin!).toMatchObject({ exact: false, wrong: { count: 0 } });
    expect(measured.sin!.ulp).toBeLessThan(0.51);
    expect(excesses[0]!.finding).toContain("the bits of @lockstep/core/math");
  });
});
