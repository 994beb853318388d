/** Arrays between memory and the textures of WebGL 2. What waits for the card does so without holding up the page. */
import { GlMoves, nextTask } from "./gl-moves.js";
import type { Texels } from "./texels.js";

export class WebGl2Moves extends GlMoves<WebGL2RenderingContext> {
  upload(words: Float32Array | Int32Array): Texels {
    return this.filled(new Float32Array(words.buffer, words.byteOffset, words.length), false);
  }

  protected allocate(width: number, height: number): void {
    const { gl } = this;
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, width, height);
  }

  async download({ texture, size: [width, height] }: Texels, length: number): Promise<Float32Array> {
    const { gl } = this;
    this.check();
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, width * height * 16, gl.STREAM_READ);
    this.attached(texture!, () => gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, 0));
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
}
