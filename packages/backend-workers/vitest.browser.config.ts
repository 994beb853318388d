/**
 * How the package is tested in pages: as it is published, on a page that is served cross-origin isolated, and on pages
 * that a developer's Vite serves and builds.
 */
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumPath } from "../../config/chromium.mjs";
import { isolated } from "../../config/isolated.js";
import { reporting } from "../../config/vitest.js";

const chromium = playwright({ launchOptions: { executablePath: chromiumPath, args: ["--no-sandbox"] } });

export default defineConfig({
  server: { headers: isolated },
  // Found while a test runs, they would load the page anew.
  optimizeDeps: { include: ["@lockstep/core > acorn", "@lockstep/conformance > fast-check"] },
  worker: { format: "es" },
  test: {
    ...reporting("browser"),
    testTimeout: 60_000,
    // A machine has only so many cores, and each file wants several.
    fileParallelism: false,
    projects: [
      {
        extends: true,
        test: {
          name: "in a page",
          include: ["test/page/**/*.browser.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            provider: chromium,
            instances: [{ browser: "chromium" }],
            screenshotFailures: false,
          },
        },
      },
      {
        extends: true,
        test: {
          name: "served pages",
          include: ["test/page/served.test.ts"],
          environment: "node",
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
