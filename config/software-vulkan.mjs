/**
 * A graphics card for tests and benchmarks in Node, where there may be none: the software driver for Vulkan that comes with Chromium,
 * which the WebGPU of Node finds by these variables. A machine's own cards are not looked for, so that tests do the same
 * everywhere.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromiumPath } from "./chromium.mjs";

const manifest = "vk_swiftshader_icd.json";

/** Beside the browser, or where Debian's package keeps what its `/usr/bin/chromium` starts. */
const folder = [dirname(chromiumPath), "/usr/lib/chromium"].find((place) =>
  existsSync(join(place, manifest)),
);

/**
 * Environment of a process; empty where there is no such driver, and a machine's own cards are used.
 *
 * @type {Record<string, string>}
 */
export const softwareVulkan =
  folder === undefined
    ? {}
    : {
        VK_ICD_FILENAMES: join(folder, manifest),
        // Dawn needs `libvulkan.so.1`, which lies there too.
        LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      };
