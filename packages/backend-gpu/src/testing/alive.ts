/** Counts what is alive on the card: buffers of WebGPU, textures of WebGL. */
import type { EngineName } from "../engines/engine.js";
import { loadGpuJs } from "../engines/gpu-js.js";

export interface Alive {
  /** Made since the count began, and not yet freed. */
  readonly now: number;
  /** The most there were at a time. */
  readonly most: number;
  stop(): void;
}

export async function countAlive(engine: EngineName): Promise<Alive> {
  if (engine === "webgl2") return count(WebGL2RenderingContext.prototype, "createTexture", "deleteTexture");
  if (engine === "webgl") return count(WebGLRenderingContext.prototype, "createTexture", "deleteTexture");
  const { device } = await (await loadGpuJs()).WebGPUContext.acquire();
  // Buffers are freed by a method of their own, so one of them shows where that stands.
  const buffer = device.createBuffer({ size: 4, usage: 8 });
  const freeing = Object.getPrototypeOf(buffer);
  buffer.destroy();
  return count(Object.getPrototypeOf(device), "createBuffer", "destroy", freeing);
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

function count(making: object, make: string, free: string, freeing: object = making): Alive {
  const [maker, freer] = [making as Methods, freeing as Methods];
  const [made, freed] = [maker[make]!, freer[free]!];
  const known = new Set<unknown>();
  let most = 0;
  maker[make] = function (this: unknown, ...args) {
    const one = made.apply(this, args);
    known.add(one);
    most = Math.max(most, known.size);
    return one;
  };
  freer[free] = function (this: unknown, ...args) {
    known.delete(freer === maker ? args[0] : this);
    return freed.apply(this, args);
  };
  return {
    get now() {
      return known.size;
    },
    get most() {
      return most;
    },
    stop() {
      maker[make] = made;
      freer[free] = freed;
    },
  };
}
