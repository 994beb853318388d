/** The engines of pages. */
import { describe } from "vitest";
import { engineTests } from "../testing/engine-tests.js";
import { loseWebGl, loseWebGpu, watchContexts } from "../testing/lose-device.js";
import { chooseEngine } from "./choose.js";
import { pageEngines } from "./page-engines.js";

watchContexts();

describe.each([
  ["webgpu", loseWebGpu],
  ["webgl2", loseWebGl],
  ["webgl", loseWebGl],
] as const)("%s", (engine, lose) =>
  engineTests({ open: () => chooseEngine(pageEngines, { engine, allow: ["software"] }), lose }),
);
