import { library } from "../../config/tsup.js";
import { precompiledLibrary } from "./precompiled-library.js";

export default library(["src/index.ts", "src/math/index.ts"], { plugins: [precompiledLibrary] });
