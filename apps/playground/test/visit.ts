/** A person's visit to the page: what they can do there, by the names that they see, and what must not happen. */
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright";
import { expect } from "vitest";
import { chromiumPath } from "../../../config/chromium.mjs";

/** With WebGPU and WebGL, which Chromium computes on the processor where there is no card. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--enable-unsafe-webgpu"] });

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
    return this.page.locator(".run-bar").getByRole("status");
  }

  /** Waits until it is known what this browser can run, and returns the names of those that can. */
  async usableTargets(): Promise<string[]> {
    const looking = () => document.querySelector(".target-choice")?.textContent?.includes("being looked for");
    await this.page.waitForFunction((test) => !new Function(`return (${test})()`)(), looking.toString());
    const names: string[] = [];
    for (const box of await this.targets.getByRole("checkbox").all()) {
      if ((await box.getAttribute("aria-disabled")) === "true") continue;
      names.push((await box.locator("..").innerText()).trim());
    }
    return names;
  }
}
