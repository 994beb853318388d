/** What storages hold and when: nothing for zeros, another array after every write, and none once released. */
import { describe, expect, it } from "vitest";
import type { Engine, Handle } from "./engines/engine.js";
import { elementsOf, Storages, wordsOf } from "./storages.js";

/** An engine of memory alone. */
class Memory implements Pick<Engine, "upload" | "download" | "release"> {
  readonly alive = new Map<Handle, Float32Array>();

  upload(words: Float32Array | Int32Array): Handle {
    const handle = { length: words.length };
    this.alive.set(handle, downloaded(words));
    return handle;
  }

  async download(handle: Handle): Promise<Float32Array> {
    return this.alive.get(handle)!.slice();
  }

  release(handle: Handle): void {
    this.alive.delete(handle);
  }
}

/** Words as an engine gives them back. */
const downloaded = (words: Float32Array | Int32Array): Float32Array => new Float32Array(words.slice().buffer);

function memoryStorages(): { readonly memory: Memory; readonly storages: Storages } {
  const memory = new Memory();
  return { memory, storages: new Storages(memory as unknown as Engine) };
}

describe("storages", () => {
  it("of zeros take nothing until a program reads them", async () => {
    const { memory, storages } = memoryStorages();
    const zeros = storages.allocate("int32", 3);
    expect(await storages.read(zeros)).toEqual(Int32Array.of(0, 0, 0));
    expect(memory.alive.size).toBe(0);
    const handle = storages.handleOf(zeros);
    expect(storages.handleOf(zeros)).toBe(handle);
    expect([...memory.alive.values()]).toEqual([new Float32Array(3)]);
  });

  it("hold one array at a time, and none once reclaimed", async () => {
    const { memory, storages } = memoryStorages();
    const storage = storages.allocate("uint8", 2);
    storages.write(storage, Uint8Array.of(1, 2));
    storages.write(storage, Uint8Array.of(3, 255));
    expect(memory.alive.size).toBe(1);
    expect(await storages.read(storage)).toEqual(Uint8Array.of(3, 255));
    storages.reclaim(storage.resource);
    storages.reclaim(storage.resource);
    expect(memory.alive.size).toBe(0);
  });
});

describe("elements and words", () => {
  it.each([
    Float32Array.of(0, -0, 1.5, Number.NaN, Infinity),
    Int32Array.of(0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 16_777_217, 0x7f800001, 0x7fc00001),
    Uint8Array.of(0, 1, 127, 128, 255),
  ])("%s come back as they were", (elements) => {
    const dtype =
      elements instanceof Float32Array ? "float32" : elements instanceof Int32Array ? "int32" : "uint8";
    expect(elementsOf(dtype, downloaded(wordsOf(elements)))).toEqual(elements);
  });

  it("of a part of a buffer are those of the part", () => {
    const part = Int32Array.of(9, 8, 7, 6).subarray(1, 3);
    expect(elementsOf("int32", downloaded(wordsOf(part)))).toEqual(Int32Array.of(8, 7));
  });
});
