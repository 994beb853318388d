/** Tests that run on a page of Debian's Chromium, for the packages that have some. */
import { playwright } from "@vitest/browser-playwright";
import type { TestProjectInlineConfiguration } from "vitest/config";
import { chromiumPath } from "./chromium.mjs";

/** A project of the files that `include` names, each on a page of its own. `flags`: what Chromium is started with. */
export const onPage = (
  name: string,
  include: string[],
  flags: string[] = [],
): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({
        launchOptions: { executablePath: chromiumPath, args: ["--no-sandbox", ...flags] },
      }),
      instances: [{ browser: "chromium" }],
      screenshotFailures: false,
    },
  },
});
