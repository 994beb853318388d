/**
 * Pages as people make them: by Vite in development, with and without its bundling of dependencies, and built. Nothing
 * is configured, all engines compute, on the page and in a worker of it, and the console stays empty.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { build, createServer, type PreviewServer, preview, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath } from "../../../../config/chromium.mjs";

const root = new URL("fixture", import.meta.url).pathname;
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lockstep-pages-"));
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--enable-unsafe-webgpu"],
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the page, served with a Content-Security-Policy where there is one, answers to an address, and what stands on its console as an error. */
async function answerOf(
  server: ViteDevServer | PreviewServer,
  query: string,
  policy = "",
): Promise<{ readonly answer: string; readonly errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  if (policy) {
    await page.route("**/*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), "content-security-policy": policy },
      });
    });
  }
  await page.goto(`${server.resolvedUrls?.local[0] ?? ""}?${query}`);
  await page.waitForFunction(() => document.getElementById("answer")?.textContent !== "");
  const answer = (await page.textContent("#answer")) ?? "";
  await page.close();
  return { answer, errors };
}

const engines = ["webgpu", "webgl2", "webgl"] as const;

describe.each([
  { name: "as it is", include: [] },
  { name: "bundled with all dependencies", include: ["@lockstep/backend-gpu", "@lockstep/core"] },
])("a page in development, the package $name", ({ name, include }) => {
  let server: ViteDevServer;
  beforeAll(async () => {
    server = await createServer({
      root,
      configFile: false,
      logLevel: "error",
      cacheDir: join(folder, name),
      optimizeDeps: { include },
      server: { port: 0 },
    });
    await server.listen();
  });
  afterAll(() => server?.close());

  test.each(engines)("%s computes", async (engine) => {
    expect(await answerOf(server, `engine=${engine}&allow=software`)).toEqual({
      answer: `${engine} 500000`,
      errors: [],
    });
  });

  test.each(engines)("%s computes in a worker of it", async (engine) => {
    expect(await answerOf(server, `worker&engine=${engine}&allow=software`)).toEqual({
      answer: `DedicatedWorkerGlobalScope: ${engine} 500000`,
      errors: [],
    });
  });
});

describe("a built page", () => {
  let server: PreviewServer;
  let outDir: string;
  beforeAll(async () => {
    outDir = join(folder, "dist");
    await build({ root, configFile: false, logLevel: "error", build: { outDir, target: "es2022" } });
    server = await preview({ root, configFile: false, build: { outDir }, preview: { port: 0 } });
  });
  afterAll(() => server?.close());

  test.each(engines)("%s computes", async (engine) => {
    expect(await answerOf(server, `engine=${engine}&allow=software`)).toEqual({
      answer: `${engine} 500000`,
      errors: [],
    });
  });

  test.each(engines)("%s computes in a worker of it", async (engine) => {
    expect(await answerOf(server, `worker&engine=${engine}&allow=software`)).toEqual({
      answer: `DedicatedWorkerGlobalScope: ${engine} 500000`,
      errors: [],
    });
  });

  test.each(engines)("%s computes where the page's policy forbids generated code", async (engine) => {
    const query = `engine=${engine}&allow=software`;
    expect(await answerOf(server, query, "default-src 'self'; img-src data:")).toEqual({
      answer: `${engine} 500000`,
      errors: [],
    });
  });

  test("takes WebGPU before WebGL 2 where nothing is said", async () => {
    expect((await answerOf(server, "allow=software")).answer).toBe("webgpu 500000");
  });

  test("where there is no card it says what was tried, and what may take its place", async () => {
    const { answer, errors } = await answerOf(server, "");
    expect(answer).toMatch(/^LockstepError: BACKEND_UNAVAILABLE: No graphics card to compute on\. /);
    expect(answer).toMatch(/webgpu: .* computes on the processor; webgl2: .* computes on the processor/);
    expect(answer).toContain('gpu({ allow: ["software", "webasm", "cpu"] })');
    expect(errors).toEqual([]);
  });

  test("has GPU.js in a file of its own, which is loaded with the first device, and nothing of Node's", async () => {
    // A worker's program is one file, where nobody asks Vite for more.
    const files = (await readdir(join(outDir, "assets"))).filter((file) => /^(?!worker-).*\.js$/.test(file));
    const texts = await Promise.all(files.map((file) => readFile(join(outDir, "assets", file), "utf8")));
    const [ours, theirs] = ["BACKEND_UNAVAILABLE", "WebGL2Kernel"].map((word) =>
      files.filter((_, at) => texts[at]!.includes(word)),
    );
    expect(theirs).toHaveLength(1);
    expect(ours!.length).toBeGreaterThan(0);
    expect(ours).not.toContain(theirs![0]);
    for (const text of texts) {
      expect(text).not.toContain("which is not installed");
      expect(text).not.toMatch(/import\(?\s*["'`](webgpu|node:|gl["'`])/);
    }
  });
});
