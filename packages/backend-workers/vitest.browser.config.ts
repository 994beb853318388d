/**
 * How the package is tested in pages: as it is published, on a page that is served cross-origin isolated, and on pages
 * that a developer's Vite serves and builds.
 */
import { defineConfig } from "vitest/config";
import { onPage } from "../../config/chromium-project.js";
import { isolated } from "../../config/isolated.js";
import { reporting } from "../../config/vitest.js";

export default defineConfig({
  server: { headers: isolated },
  // Found while a test runs, they would load the page anew.
  optimizeDeps: { include: ["@lockstep/conformance > fast-check"] },
  worker: { format: "es" },
  test: {
    ...reporting("browser"),
    testTimeout: 60_000,
    // A machine has only so many cores, and each file wants several.
    fileParallelism: false,
    projects: [
      onPage("in a page", ["test/page/**/*.browser.test.ts"]),
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
