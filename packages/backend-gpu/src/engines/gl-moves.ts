/** Arrays between memory and textures, as far as both versions of WebGL do it alike. */
import { type GlContext, Texels } from "./texels.js";

export abstract class GlMoves<Context extends GlContext = GlContext> {
  protected readonly framebuffer: WebGLFramebuffer;

  constructor(
    readonly gl: Context,
    /** Throws where something went wrong before. */
    readonly check: () => void,
  ) {
    this.framebuffer = gl.createFramebuffer()!;
  }

  abstract upload(words: Float32Array | Int32Array): Texels;
  abstract download(texels: Texels, length: number): Promise<Float32Array>;
  /** Resolves when all that was asked is done; rejects where something went wrong before. */
  abstract drained(): Promise<void>;

  /** Gives the texture that is bound room for floats, none of which are set. */
  protected abstract allocate(width: number, height: number): void;

  /** A texture of these floats. */
  protected filled(words: Float32Array, isHalved: boolean): Texels {
    const { gl } = this;
    const texels = Math.ceil(words.length / 4);
    const width = Math.ceil(Math.sqrt(texels));
    const height = Math.ceil(texels / width);
    const texture = gl.createTexture()!;
    // Kernels bind their arguments themselves before each run.
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    this.allocate(width, height);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
    }
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    }
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    // Whole rows as they lie there, and the rest as a row that is padded.
    const rows = Math.floor(words.length / (4 * width));
    const put = (y: number, count: number, part: Float32Array): void =>
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, y, width, count, gl.RGBA, gl.FLOAT, part);
    if (rows > 0) put(0, rows, words.subarray(0, rows * width * 4));
    if (rows < height) {
      const last = new Float32Array(width * 4);
      last.set(words.subarray(rows * width * 4));
      put(rows, 1, last);
    }
    return new Texels(gl, texture, words.length, [width, height], isHalved);
  }

  /** Has the framebuffer hold a texture while `read` runs. The texture may be freed then: attached, it would stay. */
  protected attached(texture: WebGLTexture, read: () => void): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.pixelStorei(gl.PACK_ALIGNMENT, 4);
    read();
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, null, 0);
  }

  free({ texture }: Texels): void {
    this.gl.deleteTexture(texture!);
  }

  close(): void {
    this.gl.deleteFramebuffer(this.framebuffer);
  }
}

/** Timers are put off by some milliseconds, and messages are not. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
