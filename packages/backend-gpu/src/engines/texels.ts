/** Textures in which arrays lie. */

export type GlContext = WebGLRenderingContext | WebGL2RenderingContext;

/** An array in a texture, four elements to a texel, as kernels of GPU.js take it for an argument. */
export class Texels {
  static readonly type = "MemoryOptimizedNumberTexture";
  readonly type = Texels.type;
  readonly output: readonly [number];
  readonly dimensions: readonly [number, number, number];

  constructor(
    readonly context: GlContext,
    /** None in what only tells GPU.js of which kind arguments will be. */
    readonly texture: WebGLTexture | undefined,
    length: number,
    /** Width and height. */
    readonly size: readonly [number, number],
    /** Whether each element is two floats, the halves of an int32. */
    readonly isHalved = false,
  ) {
    this.output = [length];
    this.dimensions = [length, 1, 1];
  }
}
