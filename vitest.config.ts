/** Tests of the house itself: its walls, the scripts that keep it, its benchmarks. Packages are tested in their own folders. */
import { softwareVulkan } from "./config/software-vulkan.mjs";
import { nodeTests } from "./config/vitest.js";

// Programs of the documentation compute on a card too.
export default nodeTests(["scripts/**/*.test.ts", "bench/src/**/*.test.js"], softwareVulkan);
