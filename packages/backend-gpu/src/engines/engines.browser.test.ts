/** Both engines of pages. */
import { describe } from "vitest";
import { engineTests } from "../testing/engine-tests.js";
import { chooseEngine } from "./choose.js";
import { pageEngines } from "./page-engines.js";

describe.each(["webgpu", "webgl2"] as const)("%s", (engine) =>
  engineTests(() => chooseEngine(pageEngines, { engine, allow: ["software"] })),
);
