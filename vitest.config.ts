/** Tests of the house itself: its walls and the scripts that keep it. Packages are tested in their own folders. */
import { nodeTests } from "./config/vitest.js";

export default nodeTests(["scripts/**/*.test.ts"]);
