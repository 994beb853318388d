import { softwareVulkan } from "../../config/software-vulkan.mjs";
import { nodeTests } from "../../config/vitest.js";

// What ends in `.browser.test.ts` runs in pages: see vitest.browser.config.ts.
export default nodeTests(["src/**/!(*.browser).test.ts", "test/*.test.ts"], softwareVulkan);
