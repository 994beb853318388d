/**
 * Sees to it that a test run has a browser.
 *
 * Browser tests are part of the promise, so nothing is skipped: a machine without Chromium gets Debian's package where
 * we may install it (as root, in a container or on a fresh machine), and is told in one line what to do where not.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { chromiumPath } from "../config/chromium.mjs";

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether it worked shows in whether there is a browser afterwards. */
function installDebiansChromium() {
  console.error("The browser tests need Chromium: installing Debian's package.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-yq", "--no-install-recommends", "chromium"], { stdio: "inherit", env });
}

const mayInstall =
  process.env.CHROMIUM_PATH === undefined && process.getuid?.() === 0 && isRunnable("/usr/bin/apt-get");

if (!isRunnable(chromiumPath) && mayInstall) installDebiansChromium();

if (!isRunnable(chromiumPath)) {
  console.error(
    `The browser tests need Chromium, and there is none at ${chromiumPath}: ` +
      "install it (Debian, Ubuntu: apt-get install chromium) or name yours in CHROMIUM_PATH.",
  );
  process.exitCode = 1;
}
