/**
 * Where the browser for the browser tests is found.
 *
 * Playwright's own download is not used: Debian's `chromium` package is, or whatever CHROMIUM_PATH names.
 */
export const chromiumPath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
