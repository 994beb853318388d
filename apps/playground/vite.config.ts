/**
 * The page is served cross-origin isolated, in development, in preview and under test: shared memory, and with it
 * every backend that uses threads, exists only on such a page. The built one has no address of its own in it, so that
 * it works in any folder of any host.
 */
import { defineConfig } from "vitest/config";
import { onPage } from "../../config/chromium-project.js";
import { isolated } from "../../config/isolated.js";
import { reporting } from "../../config/vitest.js";
import { isolateAnywhere } from "./isolate-anywhere.js";

export default defineConfig({
  base: "./",
  plugins: [isolateAnywhere()],
  server: { headers: isolated },
  preview: { headers: isolated },
  // Found while the page is open, they would load it anew: workers and later parts ask for them.
  optimizeDeps: {
    include: [
      "@codemirror/autocomplete",
      "@codemirror/commands",
      "@codemirror/lang-javascript",
      "@codemirror/language",
      "@codemirror/lint",
      "@codemirror/search",
      "@codemirror/state",
      "@codemirror/view",
      "@jridgewell/trace-mapping",
      "@lezer/highlight",
      "@lezer/javascript",
      "@lockstep/backend-gpu > gpu.js",
      "@lockstep/conformance > fast-check",
      "@lockstep/core > acorn",
      "@observablehq/plot",
      "@preact/signals",
      "es-module-lexer/js",
      "preact",
      "preact/hooks",
      "preact/jsx-dev-runtime",
      "sucrase",
    ],
  },
  build: { target: "es2022" },
  worker: { format: "es" },
  test: {
    // `npm test` and `npm run test:browser` each leave a report of their own: see package.json.
    ...reporting("browser"),
    testTimeout: 120_000,
    // A machine that does other things at the same time is slow, not broken.
    expect: { poll: { timeout: 40_000 } },
    // A machine has only so many cores, and each visit to the page wants several.
    fileParallelism: false,
    projects: [
      {
        extends: true,
        test: { name: "units", include: ["src/**/*.test.ts", "src/**/*.test.tsx"], environment: "node" },
      },
      onPage(
        "in the page",
        ["test/**/*.browser.test.ts", "test/**/*.browser.test.tsx"],
        ["--enable-unsafe-webgpu"],
      ),
      {
        extends: true,
        test: {
          name: "the built page",
          include: ["test/**/!(*.browser).test.ts"],
          environment: "node",
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
