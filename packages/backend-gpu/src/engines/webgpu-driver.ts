/**
 * WebGPU: GPU.js compiles and runs kernels on its one device; arrays are buffers of that device, and are moved here.
 *
 * The buffer that a kernel writes to is given to it and taken from it at each run: it would keep the last one.
 */
import { type Dtype, LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { writeGather } from "../shader/gather-program.js";
import { wgsl } from "../shader/wgsl.js";
import type { Driver } from "./driver.js";
import type { Adapter, EngineLimits } from "./engine.js";
import { deviceLost, outOfMemory } from "./faults.js";
import {
  type GpuJs,
  kernelSettings,
  loadGpuJs,
  newKernel,
  type WebGpuContext,
  type WebGpuKernel,
} from "./gpu-js.js";

import { SpareBuffers } from "./spare-buffers.js";
import { walkInStrides } from "./webgpu-dispatch.js";

/** A buffer as kernels of GPU.js take it for an argument. */
interface BufferWords {
  readonly type: "WebGPUBuffer";
  readonly buffer: GPUBuffer;
  readonly output: readonly [number];
  readonly componentCount: 1;
  readonly context: WebGpuContext;
}

// The platform's own constants, which are no globals in Node: WebGPU, §5.2 and §5.3.
const mapRead = 1;
const usage = { mapRead: 1, copySource: 4, copyDestination: 8, storage: 128 };

export class WebGpuDriver implements Driver<WebGpuKernel, BufferWords> {
  readonly name = "webgpu";
  readonly dtypes: readonly Dtype[] = ["float32", "int32", "uint8", "bool"];
  readonly limits: EngineLimits;
  readonly lost: Promise<LockstepError>;
  readonly #device: GPUDevice;
  readonly #spare = new SpareBuffers();
  #fail!: (error: LockstepError) => void;
  #fault: LockstepError | undefined;

  static async open(adapter: Adapter): Promise<WebGpuDriver> {
    const { GPU, WebGPUContext } = await loadGpuJs();
    return new WebGpuDriver(new GPU({ mode: "webgpu" }), await WebGPUContext.acquire(), adapter);
  }

  private constructor(
    readonly gpu: GpuJs,
    readonly context: WebGpuContext,
    readonly adapter: Adapter,
  ) {
    const device = context.device;
    const { maxStorageBufferBindingSize, maxBufferSize, maxStorageBuffersPerShaderStage } = device.limits;
    this.#device = device;
    this.limits = {
      // The index of an element is an int32.
      elements: Math.min(maxStorageBufferBindingSize / 4, maxBufferSize / 4, 2 ** 31 - 1) | 0,
      // One of them is the result.
      inputs: maxStorageBuffersPerShaderStage - 1,
    };
    this.lost = new Promise((resolve) => {
      this.#fail = (error) => {
        this.#fault ??= error;
        resolve(error);
      };
    });
    device.lost.then(({ message }) => this.#fail(deviceLost("webgpu", message || "the device was lost")));
    device.addEventListener("uncapturederror", this.#onError);
  }

  /** Something asked before was not done, and it is not known what: nothing that follows can be trusted. */
  readonly #onError = ({ error }: { readonly error: GPUError }): void =>
    this.#fail(deviceLost("webgpu", firstLine(error), error));

  print(gather: Gather): string {
    return writeGather(wgsl, gather).native;
  }

  async build(gather: Gather): Promise<WebGpuKernel> {
    const program = writeGather(wgsl, gather);
    const settings = kernelSettings(program, "WebGPUBuffer", gather.inputs.length, program.scalars);
    const kernel = newKernel(this.gpu, program.source, settings) as WebGpuKernel;
    const compile = kernel._buildAsync;
    kernel._buildAsync = async () => {
      walkInStrides(kernel, this.adapter);
      await this.#checkModule(kernel.compiledSource);
      await compile.call(kernel);
    };
    kernel._ensureOutputBuffer = () => {
      kernel.outputBuffer = this.#buffer(kernel.output[0] * 4);
      kernel.bindGroupDirty = true;
    };
    try {
      await kernel.build(
        ...gather.inputs.map(() => ({ type: "WebGPUBuffer" })),
        ...Array.from({ length: program.scalars }, () => 0),
      );
      if (kernel.constructor.mode !== "webgpu" || kernel.context?.device !== this.#device) {
        throw new Error(`GPU.js computes on ${kernel.constructor.mode}, or on another device`);
      }
    } catch (error) {
      kernel.destroy();
      throw error;
    }
    kernel.outputBuffer?.destroy();
    kernel.outputBuffer = null;
    return kernel;
  }

  /**
   * Throws what the platform says against a program. GPU.js compiles it where nobody waits for errors, and this one would
   * count as a fault.
   */
  async #checkModule(code: string): Promise<void> {
    this.#device.pushErrorScope("validation");
    this.#device.createShaderModule({ code });
    const error = await this.#device.popErrorScope();
    if (error) throw new Error(error.message);
  }

  discard(kernel: WebGpuKernel): void {
    kernel.destroy();
  }

  upload(words: Float32Array | Int32Array): BufferWords {
    const buffer = this.#buffer(words.byteLength);
    this.#device.queue.writeBuffer(buffer, 0, words as Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>);
    return this.#words(buffer, words.length);
  }

  run(
    kernel: WebGpuKernel,
    inputs: readonly BufferWords[],
    scalars: readonly number[],
    length: number,
  ): BufferWords {
    kernel.setOutput([length]);
    // What it promises is the buffer that is taken here, at once.
    kernel.run(...inputs, ...scalars, 0);
    return this.#words(takeResult(kernel), length);
  }

  #buffer(size: number): GPUBuffer {
    const spare = this.#spare.take(size);
    if (spare) return spare;
    const { storage, copySource, copyDestination } = usage;
    return this.#device.createBuffer({ size, usage: storage | copySource | copyDestination });
  }

  #words(buffer: GPUBuffer, length: number): BufferWords {
    return { type: "WebGPUBuffer", buffer, output: [length], componentCount: 1, context: this.context };
  }

  async download(words: BufferWords, length: number): Promise<Float32Array> {
    const device = this.#device;
    const size = length * 4;
    device.pushErrorScope("out-of-memory");
    device.pushErrorScope("validation");
    const staging = device.createBuffer({ size, usage: usage.mapRead | usage.copyDestination });
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(words.buffer, 0, staging, 0, size);
    device.queue.submit([encoder.finish()]);
    const scopes = [device.popErrorScope(), device.popErrorScope()];
    try {
      const [errors] = await Promise.all([Promise.all(scopes), staging.mapAsync(mapRead)]);
      if (errors.some((error) => error !== null)) throw errors.find((error) => error !== null);
      if (this.#fault) throw this.#fault;
      return new Float32Array(staging.getMappedRange().slice(0));
    } catch (error) {
      throw this.#fault ?? (await this.#whyNot(scopes, error, size));
    } finally {
      staging.destroy();
    }
  }

  /** Why a read failed: not enough memory for it, or everything is lost. */
  async #whyNot(scopes: readonly Promise<GPUError | null>[], error: unknown, size: number): Promise<Error> {
    const [, memory] = await Promise.all(scopes.map((scope) => scope.catch(() => null)));
    if (memory) return outOfMemory("webgpu", `No memory to read ${size} bytes`);
    if (error instanceof LockstepError) return error;
    return deviceLost("webgpu", `a read failed: ${error instanceof Error ? error.message : error}`, error);
  }

  free(words: BufferWords): void {
    this.#spare.add(words.buffer);
  }

  async guarded(make: () => BufferWords): Promise<BufferWords> {
    const device = this.#device;
    this.#spare.clear();
    device.pushErrorScope("out-of-memory");
    // A buffer that could not be had makes what uses it invalid, which is no fault then.
    device.pushErrorScope("validation");
    const result = capture(make);
    const [invalid, memory] = await Promise.all([device.popErrorScope(), device.popErrorScope()]);
    if (memory) throw outOfMemory("webgpu", `Not enough memory for one array: ${firstLine(memory)}`);
    if (invalid) this.#onError({ error: invalid });
    return result();
  }

  async drained(): Promise<void> {
    await this.#device.queue.onSubmittedWorkDone();
    if (this.#fault) throw this.#fault;
  }

  async close(): Promise<void> {
    this.#spare.clear();
    this.#device.removeEventListener("uncapturederror", this.#onError);
    await this.gpu.destroy();
  }
}

function takeResult(kernel: WebGpuKernel): GPUBuffer {
  const buffer = kernel.outputBuffer!;
  kernel.outputBuffer = null;
  return buffer;
}

/** Dawn says below it in what it happened. */
const firstLine = (error: GPUError): string => error.message.split("\n")[0]!;

/** Does something now, and gives or throws what came of it later. */
function capture<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
