/**
 * The page is served cross-origin isolated, in development, in preview and under test: shared memory, and with it
 * every backend that uses threads, exists only on such a page.
 */
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumPath } from "../../config/chromium.mjs";
import { isolated } from "../../config/isolated.js";
import { reporting } from "../../config/vitest.js";

const chromium = playwright({ launchOptions: { executablePath: chromiumPath, args: ["--no-sandbox"] } });

export default defineConfig({
  server: { headers: isolated },
  preview: { headers: isolated },
  build: { target: "es2022" },
  worker: { format: "es" },
  test: {
    ...reporting("browser"),
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "in the page",
          include: ["test/**/*.browser.test.ts"],
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
          name: "the built page",
          include: ["test/built-page.test.ts", "test/map-page.test.ts"],
          environment: "node",
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
