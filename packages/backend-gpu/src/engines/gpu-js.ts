/**
 * What is used of GPU.js 2.24.1, in one place. Its own declarations leave out most of what is beneath its calls, and it
 * is needed there: what it keeps of each call must be taken from it, or one result of every kernel would stay in
 * memory for good.
 *
 * Kernels are built and run directly, never through the function that `createKernel` returns, which changes to another
 * kernel or to the processor when arguments do not suit it.
 */
import type { GatherProgram } from "../shader/gather-program.js";
import type { GlContext } from "./texels.js";

/** A kernel, as much of it as both engines use. */
export interface GpuJsKernel {
  readonly constructor: { readonly mode: string };
  readonly output: readonly [number];
  /** Its length, as GPU.js wants it: a list of one number. */
  setOutput(output: readonly [number]): unknown;
  /** Compiles for arguments like these. Promises something in `webgpu` alone. */
  build(...args: readonly unknown[]): unknown;
  run(...args: readonly unknown[]): unknown;
  destroy(): void;
}

/** A kernel of mode `webgpu`. */
export interface WebGpuKernel extends GpuJsKernel {
  /** What it computes on; null before it is built. */
  readonly context: WebGpuContext | null;
  /** The whole WGSL, as soon as `build` was called. */
  compiledSource: string;
  /** How many groups are started for so many elements, and how many invocations these are. */
  _computeDispatch: (threads: readonly [number, number, number]) => {
    readonly groups: readonly [number, number, number];
    readonly dispatchWidth: number;
  };
  /** What `build` does with that, and promises. */
  _buildAsync(): Promise<void>;
  /** Where the last result lies. */
  outputBuffer: GPUBuffer | null;
  /** Has `outputBuffer` be one for the next result. */
  _ensureOutputBuffer: () => void;
  /** Whether that is another one than before. */
  bindGroupDirty: boolean;
}

/** A kernel of mode `webgl2` or `webgl`. */
export interface WebGlKernel extends GpuJsKernel {
  readonly context: GlContext;
  readonly program: WebGLProgram;
  /** The last result. Kernels set to null make another one when `setOutput` is called. */
  texture: { readonly texture: WebGLTexture; readonly size: ArrayLike<number> } | null;
  /** What `main` does when four results are to stand in a texel; asked for while it is built. */
  getMainResultMemoryOptimizedFloats: () => string;
  /** Set where the arguments of a call are not those that it was built for: then nothing was computed. */
  readonly switchingKernels: readonly unknown[] | null;
}

export interface WebGpuContext {
  readonly adapter: GPUAdapter;
  readonly device: GPUDevice;
  readonly isLost: boolean;
}

/** An instance: kernels of one mode. */
export interface GpuJs {
  readonly mode: string;
  /** All that it ever made, which it keeps for good. */
  readonly kernels: unknown[];
  createKernel(source: string, settings: object): { readonly kernel: unknown };
  destroy(): Promise<void>;
}

export interface GpuJsLibrary {
  readonly GPU: new (settings: { mode: string; canvas?: object; context?: object }) => GpuJs;
  /** The one device that all kernels of mode `webgpu` share. */
  readonly WebGPUContext: { acquire(): Promise<WebGpuContext> };
}

let library: Promise<GpuJsLibrary> | undefined;

/** Loaded when an engine is first wanted. A page's own global `GPU`, which it takes for itself, is given back. */
export function loadGpuJs(): Promise<GpuJsLibrary> {
  library ??= (async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "GPU");
    const { default: loaded } = (await import("gpu.js")) as unknown as { default: GpuJsLibrary };
    if (before) Object.defineProperty(globalThis, "GPU", before);
    else Reflect.deleteProperty(globalThis, "GPU");
    return loaded;
  })();
  return library;
}

/** A kernel that the instance forgets at once: whoever made it destroys it. */
export function newKernel(gpu: GpuJs, source: string, settings: object): unknown {
  const { kernel } = gpu.createKernel(source, settings);
  gpu.kernels.length = 0;
  return kernel;
}

/** What GPU.js is told of every kernel, but for what differs between engines. */
export function kernelSettings(
  program: GatherProgram,
  arrayType: string,
  arrays: number,
  scalars: number,
): object {
  return {
    output: [1],
    pipeline: true,
    immutable: true,
    dynamicOutput: true,
    dynamicArguments: true,
    precision: "single",
    tactic: "precision",
    fixIntegerDivisionAccuracy: false,
    returnType: "Number",
    argumentTypes: [
      ...Array.from({ length: arrays }, () => arrayType),
      ...Array.from({ length: scalars }, () => "Integer"),
    ],
    nativeFunctions: [
      {
        name: program.name,
        source: program.native,
        argumentTypes: Object.fromEntries(program.parameters.map((parameter) => [parameter, "Integer"])),
        returnType: "Number",
      },
    ],
    onRequestFallback: () => {
      throw new Error("GPU.js wanted to compute on the processor");
    },
  };
}
