/** The suite, tested: each mutant must be caught by the family that is there to catch it. */
import { afterAll, describe, expect, test } from "vitest";
import { allCases, type CaseResult, familyOf, isFailure, runCases } from "../src/index.js";
import { mutants } from "../src/mutants/mutants.js";

async function firstFailure(
  create: (typeof mutants)[number]["create"],
  query: string,
): Promise<CaseResult | undefined> {
  for await (const result of runCases({ create, cases: allCases({ query }), timeout: 10_000 })) {
    if (isFailure(result)) return result;
  }
  return undefined;
}

describe("mutants", () => {
  const caught: string[] = [];
  afterAll(() => {
    console.log(`${caught.length} of ${mutants.length} mutants caught\n${caught.join("\n")}`);
  });

  test("there are a dozen at least, each under its own name", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(12);
  });

  for (const { name, fault, caughtBy, create } of mutants) {
    test(`${name}: ${fault}`, async () => {
      const failure = await firstFailure(create, caughtBy);
      expect(failure, `no case of ${caughtBy} noticed`).toBeDefined();
      caught.push(`${name}: caught by ${familyOf(failure!.id)} (${failure!.id})`);
    }, 120_000);
  }
});
