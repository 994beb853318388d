/**
 * The page is served cross-origin isolated, in development, in preview and under test: shared memory, and with it
 * every backend that uses threads, exists only on such a page.
 */
import { defineConfig } from "vitest/config";
import { onPage } from "../../config/chromium-project.js";
import { isolated } from "../../config/isolated.js";
import { reporting } from "../../config/vitest.js";

export default defineConfig({
  server: { headers: isolated },
  preview: { headers: isolated },
  build: { target: "es2022" },
  worker: { format: "es" },
  test: {
    ...reporting("browser"),
    testTimeout: 30_000,
    projects: [
      onPage("in the page", ["test/**/*.browser.test.ts"]),
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
