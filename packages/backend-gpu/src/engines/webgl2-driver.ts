/**
 * WebGL 2: GPU.js compiles and runs kernels in a context of our own; arrays are its textures of four floats to a texel,
 * and are moved here.
 *
 * What a kernel drew to is taken from it after each run: it would keep the last one. WebGL says nothing when something
 * fails, and results are zeros then: that the context is there and has no error is asked at every read.
 */
import type { Dtype, LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { writeGather } from "../shader/gather-program.js";
import { glsl } from "../shader/glsl.js";
import type { Driver } from "./driver.js";
import type { Adapter, EngineLimits } from "./engine.js";
import { deviceLost, outOfMemory } from "./faults.js";
import { GlMoves } from "./gl-moves.js";
import { type GpuJs, kernelSettings, loadGpuJs, newKernel, type WebGlKernel } from "./gpu-js.js";
import { Texels } from "./texels.js";

/** A texture of 1 GiB, or nearly, makes a driver that cannot give it drop the whole context; 260,000,000 floats were had. */
const mostElements = 2 ** 28 - 2 ** 23;

export class WebGl2Driver implements Driver<WebGlKernel, Texels> {
  readonly name = "webgl2";
  readonly dtypes: readonly Dtype[] = ["float32", "int32", "uint8", "bool"];
  readonly limits: EngineLimits;
  readonly lost: Promise<LockstepError>;
  readonly #moves: GlMoves;
  #fail!: (error: LockstepError) => void;

  /** `canvas`: of the context, where it is heard of its loss. */
  static async open(
    gl: WebGL2RenderingContext,
    canvas: EventTarget,
    adapter: Adapter,
  ): Promise<WebGl2Driver> {
    const { GPU } = await loadGpuJs();
    // GPU.js gives the canvas the size of the largest result, and a canvas has pixels of its own: it gets none.
    const gpu = new GPU({ mode: "webgl2", canvas: { width: 1, height: 1 }, context: gl });
    return new WebGl2Driver(gpu, gl, canvas, adapter);
  }

  private constructor(
    readonly gpu: GpuJs,
    readonly gl: WebGL2RenderingContext,
    canvas: EventTarget,
    readonly adapter: Adapter,
  ) {
    const [wide, high] = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array;
    const side = Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), wide!, high!);
    this.limits = {
      // The largest number of texels for which GPU.js always finds sides that are short enough.
      elements: Math.min(4 * side * (side - 1), mostElements),
      // The last unit is where the result is made.
      inputs: Math.min(gl.getParameter(gl.MAX_TEXTURE_IMAGE_UNITS), 16) - 1,
    };
    this.lost = new Promise((resolve) => {
      this.#fail = resolve;
    });
    canvas.addEventListener("webglcontextlost", () => this.#fail(contextLost()), { once: true });
    this.#moves = new GlMoves(gl, () => this.#check());
  }

  /** Throws where something went wrong since it was last asked. */
  #check(): void {
    this.#checkContext();
    const codes = this.#errors();
    // It is not known what was not done: nothing that follows can be trusted.
    if (codes.length > 0) throw this.#failed(deviceLost("webgl2", `WebGL reports ${codes.join(", ")}`));
  }

  /** Calls on a context that is lost do nothing, and say nothing. */
  #checkContext(): void {
    if (this.gl.isContextLost()) throw this.#failed(contextLost());
  }

  #failed(error: LockstepError): LockstepError {
    this.#fail(error);
    return error;
  }

  /** All errors that WebGL holds, each of which is told once. */
  #errors(): string[] {
    const { gl } = this;
    const names = [];
    for (let code = gl.getError(); code !== gl.NO_ERROR; code = gl.getError()) names.push(nameOf(gl, code));
    return names;
  }

  print(gather: Gather): string {
    return writeGather(glsl, gather).native;
  }

  build(gather: Gather): WebGlKernel {
    const { gl } = this;
    this.#checkContext();
    const program = writeGather(glsl, gather);
    const kernel = newKernel(this.gpu, program.source, {
      ...kernelSettings(program, Texels.type, gather.inputs.length, program.scalars),
      optimizeFloatMemory: true,
    }) as WebGlKernel;
    const likeness = new Texels(gl, undefined, 1, [1, 1]);
    try {
      kernel.build(...gather.inputs.map(() => likeness), ...Array.from({ length: program.scalars }, () => 0));
      if (kernel.constructor.mode !== "gpu" || kernel.context !== gl) {
        throw new Error(`GPU.js computes on ${kernel.constructor.mode}, or in another context`);
      }
      // GPU.js does not ask: a program that was not linked draws nothing.
      if (!gl.getProgramParameter(kernel.program, gl.LINK_STATUS)) {
        throw new Error(`the program was not linked: ${gl.getProgramInfoLog(kernel.program)}`);
      }
    } catch (error) {
      kernel.destroy();
      throw error;
    }
    this.#moves.free(takeResult(gl, kernel, 1));
    return kernel;
  }

  discard(kernel: WebGlKernel): void {
    kernel.destroy();
  }

  upload(words: Float32Array): Texels {
    this.#checkContext();
    return this.#moves.upload(words);
  }

  run(kernel: WebGlKernel, inputs: readonly Texels[], scalars: readonly number[], length: number): Texels {
    this.#checkContext();
    kernel.setOutput([length]);
    kernel.run(...inputs, ...scalars, 0);
    if (kernel.switchingKernels) throw new Error("GPU.js refused the arguments of its own kernel");
    return takeResult(this.gl, kernel, length);
  }

  download(words: Texels, length: number): Promise<Float32Array> {
    return this.#moves.download(words, length);
  }

  free(words: Texels): void {
    this.#moves.free(words);
  }

  async guarded(make: () => Texels): Promise<Texels> {
    this.#check();
    const words = make();
    this.#checkContext();
    const codes = this.#errors();
    if (codes.length === 0) return words;
    this.free(words);
    throw outOfMemory("webgl2", `Not enough memory for one array: WebGL reports ${codes.join(", ")}`);
  }

  drained(): Promise<void> {
    return this.#moves.drained();
  }

  async close(): Promise<void> {
    if (this.gl.isContextLost()) return;
    this.#moves.close();
    await this.gpu.destroy();
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}

/** The texture of the last run; the kernel makes another one when it is told the next length. */
function takeResult(gl: WebGL2RenderingContext, kernel: WebGlKernel, length: number): Texels {
  const { texture, size } = kernel.texture!;
  kernel.texture = null;
  return new Texels(gl, texture, length, [size[0]!, size[1]!]);
}

const contextLost = (): LockstepError => deviceLost("webgl2", "the page lost its WebGL context");

function nameOf(gl: WebGL2RenderingContext, code: number): string {
  const names = [
    "INVALID_ENUM",
    "INVALID_VALUE",
    "INVALID_OPERATION",
    "INVALID_FRAMEBUFFER_OPERATION",
  ] as const;
  return [...names, "OUT_OF_MEMORY" as const].find((name) => gl[name] === code) ?? `error ${code}`;
}
