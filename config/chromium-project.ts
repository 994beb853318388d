/** Tests that run on a page of Debian's Chromium, for the packages that have some. */
import { playwright } from "@vitest/browser-playwright";
import type { TestProjectInlineConfiguration } from "vitest/config";
import { chromiumPath } from "./chromium.mjs";

const provider = playwright({ launchOptions: { executablePath: chromiumPath, args: ["--no-sandbox"] } });

/** A project of the files that `include` names, each on a page of its own. */
export const onPage = (name: string, include: string[]): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include,
    browser: {
      enabled: true,
      headless: true,
      provider,
      instances: [{ browser: "chromium" }],
      screenshotFailures: false,
    },
  },
});
