/** Arrays between memory and textures. What waits for the card does so without holding up the page. */
import { Texels } from "./texels.js";

export class GlMoves {
  readonly #framebuffer: WebGLFramebuffer;

  constructor(
    readonly gl: WebGL2RenderingContext,
    /** Throws where something went wrong before. */
    readonly check: () => void,
  ) {
    this.#framebuffer = gl.createFramebuffer();
  }

  upload(words: Float32Array): Texels {
    const { gl } = this;
    const texels = Math.ceil(words.length / 4);
    const width = Math.ceil(Math.sqrt(texels));
    const height = Math.ceil(texels / width);
    const texture = gl.createTexture();
    this.#bind(texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, width, height);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
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
    return new Texels(gl, texture, words.length, [width, height]);
  }

  async download({ texture, size: [width, height] }: Texels, length: number): Promise<Float32Array> {
    const { gl } = this;
    this.check();
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, width * height * 16, gl.STREAM_READ);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture!, 0);
    gl.pixelStorei(gl.PACK_ALIGNMENT, 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, 0);
    // The texture may be freed now: attached, it would stay.
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, null, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    try {
      await this.drained();
      const words = new Float32Array(length);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, words);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      this.check();
      return words;
    } finally {
      gl.deleteBuffer(buffer);
    }
  }

  /** Rejects where something went wrong before. */
  async drained(): Promise<void> {
    const { gl } = this;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (!fence) return this.check();
    gl.flush();
    try {
      // Whether it is done is found out between tasks of the page only.
      while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
        await nextTask();
      this.check();
    } finally {
      gl.deleteSync(fence);
    }
  }

  free({ texture }: Texels): void {
    this.gl.deleteTexture(texture!);
  }

  close(): void {
    this.gl.deleteFramebuffer(this.#framebuffer);
  }

  /** On the last unit, where no kernel has an argument. */
  #bind(texture: WebGLTexture): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE15);
    gl.bindTexture(gl.TEXTURE_2D, texture);
  }
}

/** Timers are put off by some milliseconds, and messages are not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
