/** Takes away what engines stand on, as a driver's reset or a browser does. */
import { loadGpuJs } from "../engines/gpu-js.js";

export async function loseWebGpu(): Promise<void> {
  const { device } = await (await loadGpuJs()).WebGPUContext.acquire();
  device.destroy();
  await device.lost;
}

let newest: WebGL2RenderingContext | undefined;

/** From now on the newest context of WebGL 2 is known. */
export function watchContexts(): void {
  const { getContext } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: unknown[]) {
    const context = Reflect.apply(getContext, this, args) as WebGL2RenderingContext | null;
    if (args[0] === "webgl2" && context) newest = context;
    return context;
  } as typeof getContext;
}

export const newestContext = (): WebGL2RenderingContext => newest!;

export async function loseWebGl(): Promise<void> {
  newest!.getExtension("WEBGL_lose_context")!.loseContext();
}
