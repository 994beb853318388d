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
      return webGl("webgl2", ["EXT_color_buffer_float"]);
    case "gpu:webgl":
      return webGl("webgl", ["OES_texture_float", "WEBGL_color_buffer_float"]);
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

/** `needed`: the extensions without which a context draws no floats. */
function webGl(context: "webgl" | "webgl2", needed: readonly string[]): string | undefined {
  const gl = typeof OffscreenCanvas === "undefined" ? null : contextOf(context);
  if (!gl || needed.some((extension) => gl.getExtension(extension) === null)) return undefined;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return described(renderer, false);
}

const contextOf = (context: "webgl" | "webgl2"): WebGLRenderingContext | WebGL2RenderingContext | null =>
  new OffscreenCanvas(1, 1).getContext(context) as WebGLRenderingContext | WebGL2RenderingContext | null;

/** Drivers that compute on the processor give themselves away by their names. */
export function described(name: string, isFallback: boolean): string {
  const onProcessor =
    isFallback || /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(name);
  return onProcessor ? `${name}: a driver that computes on the processor` : name;
}
