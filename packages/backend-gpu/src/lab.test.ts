import { allCases, isFailure, runCases } from "@lockstep/conformance";
import { test } from "vitest";
import { gpu } from "./index.js";

test("lab", async () => {
  const cases = allCases({ query: process.env.Q ?? "*" });
  let passed = 0,
    failed = 0,
    skipped = 0;
  const families: Record<string, number> = {};
  const t0 = performance.now();
  for await (const r of runCases({
    create: () => gpu({ engine: (process.env.E ?? "webgpu") as never, allow: ["software", "webasm", "cpu"] }),
    cases,
  })) {
    const x = r as any;
    const s = x.status ?? x.outcome;
    if (isFailure(r)) {
      failed++;
      const f = x.id.split("/")[0];
      families[f] = (families[f] ?? 0) + 1;
      if (families[f]! <= +(process.env.N ?? 3))
        console.log(
          "✗",
          x.id,
          String(x.reason ?? x.message ?? x.error?.message ?? JSON.stringify(x)).slice(-600),
        );
    } else if (String(s).includes("skip")) skipped++;
    else passed++;
  }
  console.log({ passed, failed, skipped, families, s: (performance.now() - t0) / 1000 });
}, 1e9);
