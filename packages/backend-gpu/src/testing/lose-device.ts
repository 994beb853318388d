/** Takes away what engines stand on, as a driver's reset or a browser does. */
import { loadGpuJs } from "../engines/gpu-js.js";
import type { GlContext } from "../engines/texels.js";

export async function loseWebGpu(): Promise<void> {
  const { device } = await (await loadGpuJs()).WebGPUContext.acquire();
  device.destroy();
  await device.lost;
}

let newest: GlContext | undefined;

/** From now on the newest context of WebGL is known. */
export function watchContexts(): void {
  const { getContext } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: unknown[]) {
    const context = Reflect.apply(getContext, this, args) as GlContext | null;
    if (context && (args[0] === "webgl2" || args[0] === "webgl")) newest = context;
    return context;
  } as typeof getContext;
}

export const newestContext = (): GlContext => newest!;

export async function loseWebGl(): Promise<void> {
  newest!.getExtension("WEBGL_lose_context")!.loseContext();
}
