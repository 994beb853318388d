import { afterEach, describe, expect, it, vi } from "vitest";
import { Arena, processArena, workspaceBytes } from "./arena.js";
import { marginBytes, reserveMemory } from "./reserve-memory.js";

const mib = 2 ** 20;
const gib = 2 ** 30;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each([true, false])("an arena (shared: %s)", (shared) => {
  const make = (maximum = 64 * mib): Arena => new Arena({ maximum, shared });

  it("is what it was asked to be", () => {
    const arena = make(3 * mib);
    expect(arena.shared).toBe(shared);
    expect(arena.capacity).toBe(3 * mib);
    expect(arena.room).toBe(2 * mib);
    expect(arena.memory.buffer instanceof SharedArrayBuffer).toBe(shared);
    expect(arena.workspace + workspaceBytes).toBe(mib);
  });

  it("keeps its blocks out of the workspace and within its capacity", () => {
    const arena = make(3 * mib);
    expect(arena.allocate(2 * mib)).toBe(mib);
    expect(arena.allocate(1)).toBe(-1);
    arena.free(mib);
    expect(arena.allocate(2 * mib + 1)).toBe(-1);
    expect(arena.used).toBe(0);
  });

  it("has views that see what is written, also after the memory has grown", () => {
    const arena = make();
    const address = arena.allocate(40);
    const early = arena.view("float32", address, 10);
    early.fill(1.5);
    const { size } = arena;
    const large = arena.allocate(50 * mib);
    if (shared) expect(arena.size).toBeGreaterThan(size);
    expect(early.length).toBe(10);
    early[3] = 2.5;
    expect([...arena.view("float32", address, 10)]).toEqual([
      1.5, 1.5, 1.5, 2.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5,
    ]);
    const last = arena.view("float64", large + 50 * mib - 8, 1);
    last[0] = Math.PI;
    expect(arena.view("float64", large + 50 * mib - 8, 1)[0]).toBe(Math.PI);
    expect(arena.view("bool", address, 3)).toBeInstanceOf(Uint8Array);
  });

  it("clears a block and nothing beside it", () => {
    const arena = make();
    const [a, b, c] = [arena.allocate(64), arena.allocate(13), arena.allocate(64)];
    const all = arena.view("uint8", a, c + 64 - a);
    all.fill(7);
    arena.clear(b, 13);
    expect(all.subarray(b - a, b - a + 13).every((byte) => byte === 0)).toBe(true);
    expect(all.subarray(0, 64).every((byte) => byte === 7)).toBe(true);
    expect(all.subarray(c - a).every((byte) => byte === 7)).toBe(true);
  });

  it("hands out nothing above its ceiling", () => {
    const arena = new Arena({ maximum: 64 * mib, ceiling: 3 * mib, shared });
    expect([arena.ceiling, arena.room]).toEqual([3 * mib, 63 * mib]);
    expect(arena.allocate(2 * mib + 1)).toBe(-1);
    expect(arena.allocate(2 * mib)).toBe(mib);
    expect(arena.raise(100)).toBe(true);
    expect([arena.allocate(64), arena.allocate(64)]).toEqual([3 * mib, -1]);
    expect(arena.raise(-1)).toBe(false);
    expect(arena.raise(100 * mib)).toBe(true);
    expect(arena.ceiling).toBe(64 * mib);
    expect(arena.raise(1)).toBe(false);
    expect(arena.allocate(61 * mib - 64)).toBe(3 * mib + 64);
    expect([arena.allocate(64), arena.top]).toEqual([-1, 64 * mib]);
    expect(arena.allocate(1)).toBe(-1);
  });

  it("holds zeros from `top` on", () => {
    const arena = make();
    arena.view("uint8", arena.allocate(100), 100).fill(1);
    const { top } = arena;
    const next = arena.allocate(30 * mib);
    expect(next).toBe(top);
    expect(arena.view("float64", next, (30 * mib) / 8).every((value) => value === 0)).toBe(true);
  });
});

describe("growing", () => {
  it("goes only as far as it must, by steps", () => {
    const arena = new Arena({ maximum: gib, ceiling: gib, shared: true });
    expect(arena.size).toBe(mib);
    arena.allocate(1);
    expect(arena.size).toBe(17 * mib);
    const grow = vi.spyOn(arena.memory, "grow");
    for (let i = 0; i < 100; i++) arena.free(arena.allocate(10 * mib));
    expect(grow).not.toHaveBeenCalled();
    arena.allocate(100 * mib);
    expect(arena.size).toBe(101 * mib + 65536);
  });

  it("is not tried for what is above the capacity", () => {
    const arena = new Arena({ maximum: 2 * mib, shared: true });
    const grow = vi.spyOn(arena.memory, "grow");
    expect(arena.allocate(mib + 1)).toBe(-1);
    expect(grow).not.toHaveBeenCalled();
  });

  it("takes what it needs where more is refused", () => {
    const arena = new Arena({ maximum: gib, ceiling: gib, shared: true });
    const real = arena.memory.grow.bind(arena.memory);
    vi.spyOn(arena.memory, "grow").mockImplementation((pages) => {
      if (pages > 16) throw new RangeError("no");
      return real(pages);
    });
    expect(arena.allocate(mib)).toBe(mib);
    expect(arena.size).toBe(2 * mib);
    expect(arena.allocate(mib + 1)).toBe(-1);
  });

  it("that was refused is not asked for again and again", () => {
    const arena = new Arena({ maximum: gib, ceiling: gib, shared: true });
    const grow = vi.spyOn(arena.memory, "grow").mockImplementation(() => {
      throw new RangeError("no");
    });
    const { used, room } = arena;
    for (let i = 0; i < 10; i++) expect(arena.allocate(600 * mib)).toBe(-1);
    expect(grow.mock.calls.length).toBeLessThanOrEqual(2);
    for (let bytes = 600 * mib; bytes > 1; bytes -= mib / 2) expect(arena.allocate(bytes)).toBe(-1);
    expect(grow.mock.calls.length).toBeLessThanOrEqual(2 * 30);
    expect(arena.used).toBe(used);
    expect(arena.room).toBeLessThan(room);
    // What needs less than was ever refused may still be had.
    grow.mockRestore();
    const { calls } = vi.spyOn(arena.memory, "grow").mock;
    const small = arena.allocate(1);
    expect([-1, mib]).toContain(small);
    expect(calls.length).toBeLessThanOrEqual(1);
  });
});

describe("reserving", () => {
  const attempts: WebAssembly.MemoryDescriptor[] = [];

  /** A platform on which only some memories can be made. */
  function platform(allows: (descriptor: WebAssembly.MemoryDescriptor) => boolean, knowsShared = true) {
    attempts.length = 0;
    const Memory = new Proxy(WebAssembly.Memory, {
      construct(Real, [descriptor]) {
        attempts.push(descriptor);
        if (!allows(descriptor)) throw new RangeError("could not allocate memory");
        return new Real(knowsShared ? descriptor : { ...descriptor, shared: false });
      },
    });
    vi.stubGlobal("WebAssembly", { Memory });
  }
  /** What was asked for, without the margin (of which there is none at 4 GiB). */
  const bytes = () =>
    attempts.map(({ maximum, shared }) => [Math.floor((maximum! * 65536) / mib), shared ?? false]);

  it("takes shared memory of 4 GiB, of which the last page is left out", () => {
    const arena = new Arena();
    expect(arena.shared).toBe(true);
    expect(arena.capacity).toBe(4 * gib - 65536);
    expect(() => arena.memory.grow(65536 - 17)).not.toThrow();
  });

  it("takes less where the platform has less", () => {
    platform(({ maximum }) => maximum! <= 256 * 16 + 1);
    const { memory, ...rest } = reserveMemory(mib);
    expect(rest).toEqual({ shared: true, maximum: 256 * mib });
    expect(memory.buffer.byteLength).toBe(mib + marginBytes);
    expect(bytes().map(([size]) => size)).toEqual([4096, 2048, 1024, 512, 256]);
  });

  it("takes a block of fixed size where there is no shared memory", () => {
    platform(({ maximum, shared }) => !shared && maximum! <= 128 * 16 + 1);
    const { memory, ...rest } = reserveMemory(mib);
    expect(rest).toEqual({ shared: false, maximum: 128 * mib });
    expect(memory.buffer.byteLength).toBe(128 * mib + marginBytes);
    expect(attempts.at(-1)).toEqual({ initial: 2049, maximum: 2049 });
  });

  it("is not deceived by a platform that never heard of shared memory", () => {
    platform(() => true, false);
    const { memory, shared } = reserveMemory(mib);
    expect(shared).toBe(false);
    // It would detach its views if it grew.
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it("says so where there is no memory at all", () => {
    platform(() => false);
    expect(() => reserveMemory(mib)).toThrow(expect.objectContaining({ code: "BACKEND_UNAVAILABLE" }));
    expect(bytes().at(-1)).toEqual([64, false]);
  });
});

describe("the arena of the process", () => {
  it("is one, and works above 2 GiB", () => {
    const arena = processArena();
    expect(processArena()).toBe(arena);
    expect(arena.raise(4 * gib)).toBe(true);
    const low = arena.allocate(2.5 * gib);
    const high = arena.allocate(4096);
    expect(high).toBeGreaterThan(2 * gib);
    const view = arena.view("int32", high, 1024);
    view.fill(-5);
    expect(arena.view("int32", high + 4092, 1)[0]).toBe(-5);
    arena.clear(high, 4096);
    expect(view.every((value) => value === 0)).toBe(true);
    arena.free(low);
    arena.free(high);
    expect(arena.used).toBe(0);
  });
});
