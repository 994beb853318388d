/** An array in a texture, four elements to a texel, as kernels of GPU.js take it for an argument. */
export class Texels {
  static readonly type = "MemoryOptimizedNumberTexture";
  readonly type = Texels.type;
  readonly output: readonly [number];
  readonly dimensions: readonly [number, number, number];

  constructor(
    readonly context: WebGL2RenderingContext,
    /** None in what only tells GPU.js of which kind arguments will be. */
    readonly texture: WebGLTexture | undefined,
    length: number,
    /** Width and height. */
    readonly size: readonly [number, number],
  ) {
    this.output = [length];
    this.dimensions = [length, 1, 1];
  }
}
