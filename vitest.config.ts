/** Tests of the house itself: its walls, the scripts that keep it, its benchmarks. Packages are tested in their own folders. */
import { nodeTests } from "./config/vitest.js";

export default nodeTests(["scripts/**/*.test.ts", "bench/src/**/*.test.js"]);
