/**
 * Makes the built page cross-origin isolated on hosts that send no headers, such as most static ones: a service worker
 * adds them. It comes first in the page, does nothing where the page is isolated already, and otherwise loads the page
 * once more under its own headers.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const fileName = "coi-serviceworker.js";

export function isolateAnywhere(): Plugin {
  return {
    name: "isolate-anywhere",
    apply: "build",
    generateBundle() {
      const path = createRequire(import.meta.url).resolve("coi-serviceworker/coi-serviceworker.min.js");
      // Beside the page and under its own name: a service worker reaches what is in its folder, and finds itself again.
      this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "script", attrs: { src: `./${fileName}` }, injectTo: "head-prepend" }],
    },
  };
}
