/** WebGL 2 as an engine to choose: a context of our own, which is given back where it is not taken. */
import type { Candidate, Found } from "./candidate.js";
import { looksLikeSoftware } from "./candidate.js";
import { openShared } from "./registry.js";
import { WebGl2Driver } from "./webgl2-driver.js";

export const webGl2: Candidate = {
  name: "webgl2",
  async find(): Promise<Found | string> {
    const canvas = newCanvas();
    if (!canvas) return "there is no canvas here";
    const gl = newContext(canvas);
    if (!gl) return "no context of WebGL 2 is available";
    const floats = gl.getExtension("EXT_color_buffer_float");
    const description = rendererOf(gl);
    gl.getExtension("WEBGL_lose_context")?.loseContext();
    if (!floats) return `${description} cannot draw floats`;
    const adapter = { description, software: looksLikeSoftware(description) };
    return {
      adapter,
      open: () =>
        openShared("webgl2", async () => {
          const own = newCanvas()!;
          const context = newContext(own);
          if (!context?.getExtension("EXT_color_buffer_float"))
            throw new Error("no further context is available");
          return WebGl2Driver.open(context, own, adapter);
        }),
    };
  },
};

function newCanvas(): OffscreenCanvas | HTMLCanvasElement | undefined {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(1, 1);
  if (typeof document === "undefined") return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  return canvas;
}

const newContext = (canvas: OffscreenCanvas | HTMLCanvasElement): WebGL2RenderingContext | null =>
  canvas.getContext("webgl2", {
    alpha: false,
    depth: false,
    antialias: false,
    powerPreference: "high-performance",
  }) as WebGL2RenderingContext | null;

function rendererOf(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
