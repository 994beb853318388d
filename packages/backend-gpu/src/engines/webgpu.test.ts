/** WebGPU in Node, on the software driver that `vitest.config.ts` names. */
import { describe } from "vitest";
import { engineTests } from "../testing/engine-tests.js";
import { loseWebGpu } from "../testing/lose-device.js";
import { chooseEngine } from "./choose.js";
import { nodeEngines } from "./node-engines.js";

describe("webgpu", () =>
  engineTests({
    open: () => chooseEngine(nodeEngines, { engine: "webgpu", allow: ["software"] }),
    lose: loseWebGpu,
  }));
