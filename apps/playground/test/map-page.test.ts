/** A page that imports the small cpu and `map`, built by Vite as anybody's would be, under two policies. */
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumPath } from "../../../config/chromium.mjs";
import { pageByVite } from "../../../config/page-by-vite.js";

const program = `
  import { cpu } from "@lockstep/backend-cpu/map";
  import { explain, map, reduce } from "@lockstep/core";
  const device = cpu();
  const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
  const sum = reduce((acc, x) => acc + x, 0);
  const x = device.tensor([0, 1, 2, 3]);
  const y = sigmoid(x);
  let refused = "";
  try { sum(x); } catch (error) { refused = error.code; }
  const { engine, fallback } = explain(sigmoid, x);
  document.title = JSON.stringify({ engine, fallback, values: y.arraySync(), methods: "add" in y, refused });
`;

let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await pageByVite(program, import.meta.dirname);
  browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
}, 60_000);

afterAll(() => browser?.close());

test.each([
  { policy: "script-src 'self' 'wasm-unsafe-eval'", engine: "wasm-simd" },
  { policy: "script-src 'self'", engine: "interpret" },
])("under the policy $policy it runs as $engine", async ({ policy, engine }) => {
  const page = await browser.newPage();
  await page.route("**/*", (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({
          contentType: "text/html",
          headers: { "content-security-policy": policy },
          body: "<!doctype html><title></title><script type=module src=/page.js></script>",
        }),
  );
  await page.goto("http://page.test/");
  await page.waitForFunction(() => document.title !== "");
  const said = JSON.parse(await page.title());
  expect(said).toMatchObject({ engine, methods: false, refused: "OPERATION_UNAVAILABLE" });
  expect(said.fallback === undefined).toBe(engine === "wasm-simd");
  for (const x of [0, 1, 2, 3]) expect(said.values[x]).toBeCloseTo(1 / (1 + Math.exp(-x)), 6);
});
