/**
 * WebGL, either version: GPU.js compiles and runs kernels in a context of our own; arrays are its textures of four floats to a texel,
 * and are moved here.
 *
 * What a kernel drew to is taken from it after each run: it would keep the last one. WebGL says nothing when something
 * fails, and results are zeros then: that the context is there and has no error is asked at every read.
 */
import type { Dtype, LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { writeGather } from "../shader/gather-program.js";
import type { Language } from "../shader/language.js";
import type { Driver } from "./driver.js";
import type { Adapter, EngineLimits } from "./engine.js";
import { deviceLost, outOfMemory } from "./faults.js";
import type { GlMoves } from "./gl-moves.js";
import { type GpuJs, kernelSettings, loadGpuJs, newKernel, type WebGlKernel } from "./gpu-js.js";
import { type GlContext, Texels } from "./texels.js";

/** A texture of 1 GiB, or nearly, makes a driver that cannot give it drop the whole context; 260,000,000 floats were had. */
const mostElements = 2 ** 28 - 2 ** 23;

/** In what the versions differ. */
export interface GlVersion<Context extends GlContext> {
  readonly name: "webgl2" | "webgl";
  readonly language: Language;
  /** What a fragment's color is called. */
  readonly color: string;
  moves(gl: Context, check: () => void): GlMoves;
}

interface GlProgram {
  readonly kernel: WebGlKernel;
  /** Whether it gives the halves of int32. */
  readonly isHalved: boolean;
}

export class GlDriver<Context extends GlContext> implements Driver<GlProgram, Texels> {
  readonly name: "webgl2" | "webgl";
  readonly dtypes: readonly Dtype[] = ["float32", "int32", "uint8", "bool"];
  readonly limits: EngineLimits;
  readonly lost: Promise<LockstepError>;
  readonly #moves: GlMoves;
  #fail!: (error: LockstepError) => void;

  /** `canvas`: of the context, where it is heard of its loss. */
  static async open<Context extends GlContext>(
    version: GlVersion<Context>,
    gl: Context,
    canvas: EventTarget,
    adapter: Adapter,
  ): Promise<GlDriver<Context>> {
    const { GPU } = await loadGpuJs();
    // GPU.js gives the canvas the size of the largest result, and a canvas has pixels of its own: it gets none.
    const gpu = new GPU({ mode: version.name, canvas: { width: 1, height: 1 }, context: gl });
    return new GlDriver(version, gpu, gl, canvas, adapter);
  }

  private constructor(
    readonly version: GlVersion<Context>,
    readonly gpu: GpuJs,
    readonly gl: Context,
    canvas: EventTarget,
    readonly adapter: Adapter,
  ) {
    this.name = version.name;
    const [wide, high] = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array;
    const side = Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), wide!, high!);
    this.limits = {
      // The largest number of texels for which GPU.js always finds sides that are short enough.
      elements: Math.min(4 * side * (side - 1), mostElements) / (version.language.halves ? 2 : 1),
      // The last unit is where the result is made. WebGL 1 has branches in every read, and its compilers suffer by each.
      inputs: Math.min(gl.getParameter(gl.MAX_TEXTURE_IMAGE_UNITS), version.language.halves ? 8 : 16) - 1,
    };
    this.lost = new Promise((resolve) => {
      this.#fail = resolve;
    });
    canvas.addEventListener("webglcontextlost", () => this.#fail(this.#contextLost()), { once: true });
    this.#moves = version.moves(gl, () => this.#check());
  }

  /** Throws where something went wrong since it was last asked. */
  #check(): void {
    this.#checkContext();
    const codes = this.#errors();
    // It is not known what was not done: nothing that follows can be trusted.
    if (codes.length > 0) throw this.#failed(deviceLost(this.name, `WebGL reports ${codes.join(", ")}`));
  }

  /** Calls on a context that is lost do nothing, and say nothing. */
  #checkContext(): void {
    if (this.gl.isContextLost()) throw this.#failed(this.#contextLost());
  }

  #contextLost(): LockstepError {
    return deviceLost(this.name, "the page lost its WebGL context");
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
    return writeGather(this.version.language, gather).native;
  }

  build(gather: Gather): GlProgram {
    const { gl } = this;
    this.#checkContext();
    const program = writeGather(this.version.language, gather);
    const kernel = newKernel(this.gpu, program.source, {
      ...kernelSettings(program, Texels.type, gather.inputs.length, program.scalars),
      optimizeFloatMemory: true,
    }) as WebGlKernel;
    kernel.getMainResultMemoryOptimizedFloats = () => fourInTurn(this.version.color);
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
    const built = { kernel, isHalved: this.version.language.halves && gather.out === "int32" };
    this.#moves.free(takeResult(gl, built, 1));
    return built;
  }

  discard({ kernel }: GlProgram): void {
    kernel.destroy();
  }

  upload(words: Float32Array | Int32Array): Texels {
    this.#checkContext();
    return this.#moves.upload(words);
  }

  run(program: GlProgram, inputs: readonly Texels[], scalars: readonly number[], length: number): Texels {
    const { kernel, isHalved } = program;
    this.#checkContext();
    kernel.setOutput([isHalved ? 2 * length : length]);
    kernel.run(...inputs, ...scalars, 0);
    if (kernel.switchingKernels) throw new Error("GPU.js refused the arguments of its own kernel");
    return takeResult(this.gl, program, length);
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
    throw outOfMemory(this.name, `Not enough memory for one array: WebGL reports ${codes.join(", ")}`);
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

/**
 * Four elements of a texel, one after another. GPU.js writes the kernel's call out four times, and compilers put the whole
 * kernel in place of each; and it looks for the places of elements in three dimensions, of which there is one.
 */
const fourInTurn = (color: string): string => `  index *= 4;
  vec4 four;
  for (int channel = 0; channel < 4; channel++) {
    threadId = ivec3(index, 0, 0);
    kernel();
    four[channel] = kernelResult;
    index += 1;
  }
  ${color} = four;
`;

/** The texture of the last run; the kernel makes another one when it is told the next length. */
function takeResult(gl: GlContext, { kernel, isHalved }: GlProgram, length: number): Texels {
  const { texture, size } = kernel.texture!;
  kernel.texture = null;
  return new Texels(gl, texture, length, [size[0]!, size[1]!], isHalved);
}

function nameOf(gl: GlContext, code: number): string {
  const names = [
    "INVALID_ENUM",
    "INVALID_VALUE",
    "INVALID_OPERATION",
    "INVALID_FRAMEBUFFER_OPERATION",
  ] as const;
  return [...names, "OUT_OF_MEMORY" as const].find((name) => gl[name] === code) ?? `error ${code}`;
}
