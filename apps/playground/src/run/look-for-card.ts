/**
 * Whether there is what an engine of `gpu()` would compute on, without opening it: that would load GPU.js, half a megabyte,
 * for everybody who looks at the page. What is found here may still refuse when it is run, and then says so.
 */
import type { TargetId } from "./protocol.js";

/** What is there, as a person would say it; nothing where only `gpu()` can tell why not. */
export async function lookForCard(target: TargetId): Promise<string | undefined> {
  switch (target) {
    case "gpu:webgpu":
      return webGpu();
    case "gpu:webgl2":
      return webGl2();
    case "gpu:webasm":
      return "WebAssembly, by GPU.js, which is loaded when it is first run";
    case "gpu:cpu":
      return "JavaScript, by GPU.js, which is loaded when it is first run";
    default:
      return undefined;
  }
}

async function webGpu(): Promise<string | undefined> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return undefined;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const words = [vendor, architecture, device, description].filter(Boolean).join(" ");
  return described(words || "an adapter without a name", isFallbackAdapter);
}

function webGl2(): string | undefined {
  const gl = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl?.getExtension("EXT_color_buffer_float")) return undefined;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return described(renderer, false);
}

/** Drivers that compute on the processor give themselves away by their names. */
export function described(name: string, isFallback: boolean): string {
  const onProcessor =
    isFallback || /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(name);
  return onProcessor ? `${name}: a driver that computes on the processor` : name;
}
