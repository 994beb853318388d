/**
 * Arrays between memory and the textures of WebGL 1. Its programs see no bits of a float, so an int32 goes up as two
 * floats, the lower half and the upper one; and it has no fences, so what waits for the card holds up the thread.
 */
import { GlMoves, nextTask } from "./gl-moves.js";
import type { Texels } from "./texels.js";

export class WebGlMoves extends GlMoves<WebGLRenderingContext> {
  readonly #spot: WebGLTexture;

  constructor(gl: WebGLRenderingContext, check: () => void) {
    super(gl, check);
    this.#spot = this.filled(new Float32Array(4), false).texture!;
  }

  upload(words: Float32Array | Int32Array): Texels {
    return words instanceof Int32Array ? this.filled(halvesOf(words), true) : this.filled(words, false);
  }

  protected allocate(width: number, height: number): void {
    const { gl } = this;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.FLOAT, null);
  }

  async download({ texture, size, isHalved }: Texels, length: number): Promise<Float32Array> {
    this.check();
    const [width, height] = size;
    const words = new Float32Array(width * height * 4);
    this.attached(texture!, () => this.#read(width, height, words));
    this.check();
    return isHalved ? joined(words, length) : words.slice(0, length);
  }

  /** A pixel is drawn after everything else, and read. */
  async drained(): Promise<void> {
    const { gl } = this;
    await nextTask();
    this.check();
    this.attached(this.#spot, () => {
      gl.clear(gl.COLOR_BUFFER_BIT);
      this.#read(1, 1, new Float32Array(4));
    });
    this.check();
  }

  #read(width: number, height: number, words: Float32Array): void {
    const { gl } = this;
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, words);
  }

  override close(): void {
    this.gl.deleteTexture(this.#spot);
    super.close();
  }
}

/** The lower half of each int from 0 to 65535, and its upper half with the sign. */
function halvesOf(ints: Int32Array): Float32Array {
  const halves = new Float32Array(ints.length * 2);
  for (let at = 0; at < ints.length; at++) {
    halves[2 * at] = ints[at]! & 0xffff;
    halves[2 * at + 1] = ints[at]! >> 16;
  }
  return halves;
}

/** As many ints of halves, by their bits. */
function joined(halves: Float32Array, length: number): Float32Array {
  const ints = new Int32Array(length);
  for (let at = 0; at < length; at++) ints[at] = halves[2 * at + 1]! * 65536 + halves[2 * at]!;
  return new Float32Array(ints.buffer);
}
