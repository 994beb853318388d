/**
 * How every package is tested in Node: against the sources, with its totals written down.
 *
 * Tests resolve `@lockstep/*` to `src` through the export condition `@lockstep/source`, so that no build is needed
 * and a stack trace points at the line that was written. Each run leaves a JSON report in `reports/`; the scripts
 * that add up the totals read nothing else.
 */
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
import type { InlineConfig } from "vitest/node";
import { sourceCondition } from "./source-condition.js";

/** Reporters that print as usual and leave `reports/<name>.json` for `scripts/totals.mjs`. */
export function reporting(name: string): Pick<InlineConfig, "reporters" | "outputFile"> {
  return {
    reporters: [["default", { summary: false }], "json"],
    outputFile: { json: `reports/${name}.json` },
  };
}

/** `env`: what test processes find in their environment from their start. */
export function nodeTests(
  include: string[] = ["src/**/*.test.ts", "test/**/*.test.ts"],
  env: Record<string, string> = {},
) {
  return defineConfig({
    ssr: { resolve: { conditions: [sourceCondition, ...defaultServerConditions] } },
    test: {
      include,
      environment: "node",
      env,
      // A machine that does other things at the same time is slow, not broken.
      testTimeout: 30_000,
      server: { deps: { inline: [/@lockstep\//] } },
      ...reporting("unit"),
    },
  });
}
