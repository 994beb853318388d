/** Tests of the instrument itself: what it is asked, what it compares, and what it calls met. */
import { nodeTests } from "../config/vitest.js";

export default nodeTests(["src/**/*.test.js"]);
