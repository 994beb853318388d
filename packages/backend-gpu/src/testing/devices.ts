/** Devices for the tests of a file: one on the software driver, and the suite's reference for what it must give. */
import { ReferenceBackend } from "@lockstep/conformance";
import type { Tensor } from "@lockstep/core";
import { afterAll, beforeAll, expect } from "vitest";
import { chooseEngine } from "../engines/choose.js";
import type { Engine } from "../engines/engine.js";
import { nodeEngines } from "../engines/node-engines.js";
import type { Gather } from "../gather/gather.js";
import { GpuBackend } from "../gpu-backend.js";

export const openEngine = (): Promise<Engine> =>
  chooseEngine(nodeEngines, { engine: "webgpu", allow: ["software"] });

/** A device that lives as long as the tests of a file run. */
export function softwareDevice(): () => GpuBackend {
  let device: GpuBackend;
  beforeAll(async () => {
    device = new GpuBackend(await openEngine());
  });
  afterAll(() => device.dispose());
  return () => device;
}

/** A device, and the gathers that its engine was given, in order. */
export interface Recorded {
  readonly device: GpuBackend;
  readonly gathers: Gather[];
}

export async function recordedDevice(): Promise<Recorded> {
  const engine = await openEngine();
  const gathers: Gather[] = [];
  const run = engine.run.bind(engine);
  engine.run = (gather, ...rest) => {
    gathers.push(gather);
    return run(gather, ...rest);
  };
  return { device: new GpuBackend(engine), gathers };
}

/** What an operation gives on a device. */
export type Computed = (device: GpuBackend | ReferenceBackend) => Tensor;

/** Holds what is computed to the very bits of the reference; NaN is NaN. */
export async function expectSameBits(device: GpuBackend, compute: Computed): Promise<void> {
  const [result, expected] = [compute(device), compute(new ReferenceBackend())];
  expect([result.dtype, result.shape]).toEqual([expected.dtype, expected.shape]);
  expect(await result.data()).toEqual(await expected.data());
}
