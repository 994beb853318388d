/**
 * The suite in vitest: one test for each case, in the families' own groups.
 *
 * ```ts
 * describeBackend({ create: () => cpu(), capabilities: cpuCapabilities });
 * ```
 */
import type { Capabilities } from "@lockstep/core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { Bench, type CreateBackend } from "./framework/bench.js";
import { type Case, familyOf, whySkipped } from "./framework/case.js";
import { allCases, type CatalogueOptions } from "./framework/catalogue.js";
import { type ExpectedFailures, isFailure, runCase, wrongExcuses } from "./framework/runner.js";

export interface DescribeBackendOptions extends CatalogueOptions {
  /** What the tests are grouped under; "conformance" if not given. */
  readonly name?: string;
  readonly create: CreateBackend;
  /**
   * What the backend's capabilities will be: vitest wants to know its tests before there is a device. A test
   * of its own asserts that the device says the same.
   */
  readonly capabilities: Capabilities;
  readonly xfail?: ExpectedFailures;
  /** Milliseconds for one case; 30,000 unless given. */
  readonly timeout?: number;
}

/**
 * Registers the suite for a backend. Cases that its capabilities do not call for show as skipped, with the
 * reason.
 */
export function describeBackend(options: DescribeBackendOptions): void {
  const { name = "conformance", create, capabilities, xfail = {}, timeout = 30_000 } = options;
  const cases = allCases(options);
  describe(name, () => {
    let bench: Bench | undefined;
    beforeAll(async () => {
      bench = new Bench(await create(), create);
    }, timeout);
    afterAll(async () => {
      await bench?.device.dispose();
    }, timeout);

    test("the device has the capabilities that were declared", ({ expect }) => {
      expect(bench?.capabilities).toEqual(capabilities);
    });
    test("expected failures name cases that run, with reasons", ({ expect }) => {
      expect(wrongExcuses(allCases({ ...options, query: "*" }), xfail, capabilities)).toEqual([]);
    });

    for (const [family, members] of byFamily(cases)) {
      describe(family, () => {
        for (const item of members) register(item, capabilities, xfail, timeout, () => bench!);
      });
    }
  });
}

function register(
  item: Case,
  capabilities: Capabilities,
  xfail: ExpectedFailures,
  timeout: number,
  bench: () => Bench,
): void {
  const title = item.id.slice(familyOf(item.id).length + 1);
  const skipped = whySkipped(item, capabilities);
  if (skipped !== undefined) {
    test.skip(`${title} (${skipped})`, () => undefined);
    return;
  }
  const excuse = Object.hasOwn(xfail, item.id) ? xfail[item.id] : undefined;
  test(
    excuse === undefined ? title : `${title} (expected to fail: ${excuse})`,
    async () => {
      const result = await runCase(item, bench(), { timeout, ...(excuse === undefined ? {} : { excuse }) });
      if (isFailure(result)) throw new Error(result.message);
    },
    timeout + 1000,
  );
}

function byFamily(cases: readonly Case[]): Map<string, Case[]> {
  const families = new Map<string, Case[]>();
  for (const item of cases) {
    const family = familyOf(item.id);
    const members = families.get(family) ?? [];
    members.push(item);
    families.set(family, members);
  }
  return families;
}
