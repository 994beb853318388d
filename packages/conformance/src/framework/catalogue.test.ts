import { expect, test } from "vitest";
import { ReferenceBackend } from "../reference/reference-backend.js";
import { familyOf, whySkipped } from "./case.js";
import { allCases } from "./catalogue.js";

const cases = allCases();

test("ids are family/group/name", () => {
  expect(cases.filter(({ id }) => !/^[a-z-]+(\/[A-Za-z0-9.-]+){2}$/.test(id)).map(({ id }) => id)).toEqual(
    [],
  );
});

test("a backend is held to 3,000 cases at least, whatever it claims", () => {
  const { capabilities } = new ReferenceBackend();
  const modest = {
    ...capabilities,
    dtypes: ["bool", "int32", "float32"] as const,
    rounding: "store" as const,
    reductionOrder: "any" as const,
    syncReads: false,
    arithmetic: { ulp: 2 },
  };
  for (const claimed of [capabilities, modest]) {
    const obliged = cases.filter((item) => whySkipped(item, claimed) === undefined);
    expect(obliged.length).toBeGreaterThanOrEqual(3000);
  }
});

test("a seed changes the random families and nothing else", () => {
  const other = allCases({ seed: 5000 });
  const fixed = (list: typeof cases) => list.map(({ id }) => id).filter((id) => familyOf(id) !== "random");
  expect(fixed(other)).toEqual(fixed(cases));
  expect(other.some(({ id }) => id.endsWith("seed-5000"))).toBe(true);
  expect(other.some(({ id }) => id.endsWith("seed-1"))).toBe(false);
});
