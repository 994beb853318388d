/** Engines in pages of a browser without a window, each in a page of its own. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { build } from "vite";
import { chromiumPath } from "../../../config/chromium.mjs";

const program = fileURLToPath(new URL("./in-page.js", import.meta.url));
/** Nobody listens there: the browser is given the files itself, and takes the place for a safe one. */
const origin = "http://localhost";
/** A page that shares no process with others has finer clocks. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** @typedef {{ open: (engine: import("@lockstep/backend-gpu").EngineName) => Promise<import("./players.js").Session | string>, close: () => Promise<void> }} Pages */

/** @typedef {typeof globalThis & { bench: import("./in-page.js").PageBench, onRow: (row: import("./players.js").Row) => unknown }} Global */

/** @returns {Promise<Pages | string>} or why there is no browser */
export async function startPages() {
  if (!existsSync(chromiumPath)) return `there is no browser at ${chromiumPath}; CHROMIUM_PATH names another`;
  const files = await bundle();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--enable-unsafe-webgpu"],
  });
  return {
    open: (engine) => openPage(browser, files, engine),
    close: () => browser.close(),
  };
}

/** The program and what it loads later, by their paths. */
async function bundle() {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    // Functions are read as they were written; names are kept for those who look into a page.
    build: {
      target: "es2022",
      minify: false,
      write: false,
      modulePreload: false,
      rollupOptions: { input: program },
    },
  });
  const { output } = /** @type {import("vite").Rolldown.RolldownOutput} */ (built);
  const files = new Map(
    output.flatMap((file) => (file.type === "chunk" ? [[`/${file.fileName}`, file.code]] : [])),
  );
  return files.set("/", `<!doctype html><script type="module" src="/${output[0].fileName}"></script>`);
}

/**
 * @param {import("playwright").Browser} browser
 * @param {ReadonlyMap<string, string>} files
 * @param {import("@lockstep/backend-gpu").EngineName} engine
 * @returns {Promise<import("./players.js").Session | string>}
 */
async function openPage(browser, files, engine) {
  const page = await browser.newPage();
  await page.route(`${origin}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      body,
      headers,
      contentType: path.endsWith(".js") ? "text/javascript" : "text/html",
    });
  });
  await page.goto(`${origin}/`);
  const found = await page.evaluate((name) => /** @type {Global} */ (globalThis).bench.open(name), engine);
  if (typeof found === "string") {
    await page.close();
    return found;
  }
  return {
    adapter: found,
    measure: async (wanted, onRow) => {
      await page.exposeFunction("onRow", onRow);
      await page.evaluate(
        (names) => {
          const { bench, onRow } = /** @type {Global} */ (globalThis);
          return bench.measure(names, onRow);
        },
        [...wanted],
      );
    },
    end: () => page.close(),
  };
}
