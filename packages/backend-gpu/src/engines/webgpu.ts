/** WebGPU as an engine to choose: its adapter, found on a page or through what a platform has instead. */
import type { Candidate, Found } from "./candidate.js";
import { looksLikeSoftware } from "./candidate.js";
import type { Adapter } from "./engine.js";
import { openShared } from "./registry.js";
import { WebGpuDriver } from "./webgpu-driver.js";

export interface WebGpuPlatform {
  /** Why there is no WebGPU, as the end of a sentence; or what `navigator.gpu` is in a page. */
  gpu(): Promise<GPU | string>;
  /** Does something while GPU.js finds that at `navigator.gpu`. */
  during<T>(gpu: GPU, work: () => Promise<T>): Promise<T>;
}

export const webGpu = (platform: WebGpuPlatform): Candidate => ({
  name: "webgpu",
  async find(): Promise<Found | string> {
    const gpu = await platform.gpu();
    if (typeof gpu === "string") return gpu;
    const found = await gpu.requestAdapter();
    if (!found) return "no adapter is available";
    const adapter = describe(found.info);
    return {
      adapter,
      open: () => openShared("webgpu", () => platform.during(gpu, () => WebGpuDriver.open(adapter))),
    };
  },
});

function describe(info: GPUAdapterInfo): Adapter {
  const words = [info.vendor, info.architecture, info.device, info.description].filter(Boolean);
  const description = words.join(" ") || "an adapter without a name";
  return { description, software: info.isFallbackAdapter || looksLikeSoftware(description) };
}
