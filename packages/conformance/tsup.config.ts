import { library } from "../../config/tsup.js";

export default library(["src/index.ts", "src/vitest.ts"], { programs: ["src/cli.ts"], asWritten: true });
