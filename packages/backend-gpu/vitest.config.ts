import { nodeTests } from "../../config/vitest.js";

export default nodeTests();
