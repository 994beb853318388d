/**
 * How the package is tested in pages: on WebGPU and on both versions of WebGL, which Chromium computes on the processor, and on
 * pages that a developer's Vite serves and builds.
 */
import { defineConfig } from "vitest/config";
import { onPage } from "../../config/chromium-project.js";
import { sourceCondition } from "../../config/source-condition.js";
import { reporting } from "../../config/vitest.js";

export default defineConfig({
  // Found while a test runs, it would load the page anew.
  optimizeDeps: { include: ["gpu.js", "@lockstep/conformance > fast-check"] },
  test: {
    ...reporting("browser"),
    testTimeout: 60_000,
    fileParallelism: false,
    projects: [
      {
        ...onPage("in a page", ["src/**/*.browser.test.ts"], ["--enable-unsafe-webgpu"]),
        resolve: { conditions: [sourceCondition, "module", "browser", "development|production"] },
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
