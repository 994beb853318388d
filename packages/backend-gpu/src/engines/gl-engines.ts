/** WebGL as engines to choose: a context of our own, which is given back where it is not taken. */
import { glsl } from "../shader/glsl.js";
import { glsl100 } from "../shader/glsl-100.js";
import { type Candidate, type Found, looksLikeSoftware } from "./candidate.js";
import { GlDriver, type GlVersion } from "./gl-driver.js";
import { openShared } from "./registry.js";
import type { GlContext } from "./texels.js";
import { WebGlMoves } from "./webgl-moves.js";
import { WebGl2Moves } from "./webgl2-moves.js";

/** A version of WebGL, and what it needs to compute with floats. */
interface Wanted<Context extends GlContext> extends GlVersion<Context> {
  readonly extensions: readonly string[];
}

export const webGl2: Candidate = candidate<WebGL2RenderingContext>({
  name: "webgl2",
  language: glsl,
  color: "data0",
  extensions: ["EXT_color_buffer_float"],
  moves: (gl, check) => new WebGl2Moves(gl, check),
});

export const webGl: Candidate = candidate<WebGLRenderingContext>({
  name: "webgl",
  language: glsl100,
  color: "gl_FragData[0]",
  extensions: ["OES_texture_float", "WEBGL_color_buffer_float"],
  moves: (gl, check) => new WebGlMoves(gl, check),
});

function candidate<Context extends GlContext>(wanted: Wanted<Context>): Candidate {
  const { name, extensions } = wanted;
  const drawsFloats = (gl: Context): boolean =>
    extensions.every((extension) => gl.getExtension(extension) !== null);
  return {
    name,
    async find(): Promise<Found | string> {
      const canvas = newCanvas();
      if (!canvas) return "there is no canvas here";
      const gl = newContext<Context>(name, canvas);
      if (!gl) return `no context of WebGL ${name === "webgl2" ? 2 : 1} is available`;
      const floats = drawsFloats(gl);
      const description = rendererOf(gl);
      gl.getExtension("WEBGL_lose_context")?.loseContext();
      if (!floats) return `${description} cannot draw floats`;
      const adapter = { description, software: looksLikeSoftware(description) };
      return {
        adapter,
        open: () =>
          openShared(name, async () => {
            const own = newCanvas()!;
            const context = newContext<Context>(name, own);
            if (!context || !drawsFloats(context)) throw new Error("no further context is available");
            return GlDriver.open(wanted, context, own, adapter);
          }),
      };
    },
  };
}

function newCanvas(): OffscreenCanvas | HTMLCanvasElement | undefined {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(1, 1);
  if (typeof document === "undefined") return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  return canvas;
}

const newContext = <Context extends GlContext>(
  name: "webgl2" | "webgl",
  canvas: OffscreenCanvas | HTMLCanvasElement,
): Context | null =>
  canvas.getContext(name, {
    alpha: false,
    depth: false,
    antialias: false,
    powerPreference: "high-performance",
  }) as Context | null;

function rendererOf(gl: GlContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
