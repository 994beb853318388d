import { nodeTests } from "../../config/vitest.js";

// What is in `test/page` runs in pages: see vitest.browser.config.ts.
export default nodeTests(["src/**/*.test.ts", "test/*.test.ts"]);
