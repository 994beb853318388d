/**
 * Stops a test run that could not test in a browser.
 *
 * Browser tests are part of the promise, so a machine without Chromium is told so in one line; nothing is skipped.
 */
import { accessSync, constants } from "node:fs";
import { chromiumPath } from "../config/chromium.mjs";

try {
  accessSync(chromiumPath, constants.X_OK);
} catch {
  console.error(
    `The browser tests need Chromium, and there is none at ${chromiumPath}: ` +
      "install it (Debian, Ubuntu: apt-get install chromium) or name yours in CHROMIUM_PATH.",
  );
  process.exitCode = 1;
}
