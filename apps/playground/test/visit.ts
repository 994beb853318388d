/** A person's visit to the page: what they can do there, by the names that they see, and what must not happen. */
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright";
import { expect } from "vitest";
import { chromiumPath } from "../../../config/chromium.mjs";

/** WebGPU on the processor, where there is no card, is for who asks for it; WebGL on it is there. */
const withWebGpu = ["--enable-unsafe-webgpu"];

export const startBrowser = (flags = withWebGpu): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", ...flags] });

export class Visit {
  /** What went wrong in the page or was complained of in its console. */
  readonly errors: string[] = [];

  private constructor(readonly page: Page) {
    page.on("pageerror", ({ message }) => this.errors.push(message));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  static async at(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(40_000);
    const visit = new Visit(await context.newPage());
    await visit.page.goto(url);
    return visit;
  }

  /** Ends the visit, and fails if anything was complained of. */
  async end(): Promise<void> {
    await this.page.context().close();
    expect(this.errors).toEqual([]);
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  get targets(): Locator {
    return this.page.getByRole("group", { name: "Run on" });
  }

  /** What the page says of what it does. */
  get progress(): Locator {
    return this.page.locator(".run-bar .progress");
  }

  /** Waits until it is known what this browser can run, and returns the names of those that can. */
  async usableTargets(): Promise<string[]> {
    const found = () =>
      document.querySelector(".target-choice")?.textContent?.includes("being looked for") === false;
    await this.page.waitForFunction(found);
    const names: string[] = [];
    for (const box of await this.targets.getByRole("checkbox").all()) {
      if ((await box.getAttribute("aria-disabled")) === "true") continue;
      names.push((await box.locator("..").innerText()).trim());
    }
    return names;
  }

  /** Follows a link within the page. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  /** Opens an example of the gallery, which runs at once. */
  async open({ id, title }: { readonly id: string; readonly title: string }): Promise<void> {
    await this.go(`#/play/${id}`);
    await this.page.locator(".gallery").getByRole("heading", { name: title, exact: true }).waitFor();
  }

  /** Has the program that is there run, by the keyboard, and waits until it has. */
  async run(): Promise<void> {
    await this.page.keyboard.press("Control+Enter");
    await this.begun();
    await this.hasRun();
  }

  /** Waits until the page is at work. */
  async begun(): Promise<void> {
    await this.page.locator(".run-bar .stop:enabled").waitFor();
  }

  /** Waits until what runs has run on all that was chosen. */
  async hasRun(): Promise<void> {
    await expect.poll(() => this.progress.innerText(), { timeout: 90_000 }).toMatch(/^Ran on/);
  }

  /** Puts a program in the place of the one in the editor, as a paste would. */
  async write(program: string): Promise<void> {
    const editor = this.page.locator(".cm-content");
    await editor.fill(program);
  }

  /** The program as it stands in the editor. */
  async program(): Promise<string> {
    const lines = await this.page.locator(".cm-line").allInnerTexts();
    return lines.map((line) => (line === "\n" ? "" : line)).join("\n");
  }

  /** What the page says of each target's difference from WebAssembly. */
  async differences(): Promise<{ name: string; verdict: string; largest: number }[]> {
    const rows = await this.page.locator(".differences > ul > li").all();
    return Promise.all(
      rows.map(async (row) => {
        const name = (await row.locator("strong").first().textContent())!;
        const verdict = (await row.locator("strong + span").first().textContent())!;
        const by = row.locator("tbody tr", { hasText: "largest difference" }).locator("td").first();
        return { name, verdict, largest: (await by.count()) > 0 ? number((await by.textContent())!) : 0 };
      }),
    );
  }

  /** The greatest magnitude among the elements of the result that is shown. */
  async greatestShown(): Promise<number> {
    const words = await this.page.locator(".result > p").last().textContent();
    const sizes = [...words!.matchAll(/(?:least|greatest) (\S+)/g)].map(([, text]) =>
      Math.abs(number(text!)),
    );
    return Math.max(1, ...sizes);
  }
}

/** A number as the page prints it. */
const number = (text: string): number => Number(text.replaceAll("−", "-").replaceAll(",", ""));
