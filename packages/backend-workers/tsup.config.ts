import { library } from "../../config/tsup.js";
import { embeddedProgram } from "./embedded-program.js";

export default library(["src/index.ts", "src/browser.ts"], {
  bundled: ["src/thread.ts"],
  plugins: [embeddedProgram],
});
