import { bytesPerElement, dtypes, LockstepError, type TypedArray } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { Arena } from "./arena.js";
import type { Cell } from "./cell.js";
import { Residents } from "./residents.js";

const mib = 2 ** 20;

/** Residents of an arena with room for `room` bytes beside the workspace. */
const residents = (room: number, shared = true) => new Residents(new Arena({ maximum: mib + room, shared }));
/** Whether two long arrays are the same; `toEqual` takes its time over them. */
const same = (a: TypedArray, b: TypedArray) => a.length === b.length && a.every((value, i) => value === b[i]);
const numbers = (cell: Cell, first: number) =>
  Float32Array.from({ length: cell.length }, (_, i) => first + i);

describe.each([true, false])("cells (shared memory: %s)", (shared) => {
  it("are zeros, whatever the arena held there before", () => {
    const all = residents(mib, shared);
    for (const dtype of dtypes) {
      for (const length of [0, 1, 7, 1000]) {
        const dirty = all.allocate("uint8", length * bytesPerElement(dtype));
        all.write(dirty, new Uint8Array(dirty.length).fill(255));
        all.release(dirty);
        const cell = all.allocate(dtype, length);
        expect(cell.bytes).toBe(length * bytesPerElement(dtype));
        expect([...all.read(cell)]).toEqual(new Array(length).fill(0));
        all.clear(cell);
        expect([...all.arena.view(dtype, cell.address, length)]).toEqual(new Array(length).fill(0));
        all.release(cell);
      }
    }
  });

  it("need no clearing where nobody has written yet, nor once they are overwritten", () => {
    const all = residents(mib, shared);
    const first = all.allocate("float32", 100);
    const { address } = first;
    expect(first.needsClearing).toBe(false);
    all.release(first);
    const again = all.allocate("float32", 100);
    expect(again.address).toBe(address);
    expect(again.needsClearing).toBe(true);
    const clear = vi.spyOn(all.arena, "clear");
    all.write(again, new Float32Array(100).fill(1));
    expect(again.needsClearing).toBe(false);
    expect(clear).not.toHaveBeenCalled();
    expect(all.read(again)).toEqual(new Float32Array(100).fill(1));
  });

  it("are read as copies in memory of their own", () => {
    const all = residents(mib, shared);
    const cell = all.allocate("int32", 3);
    all.write(cell, Int32Array.of(1, 2, 3));
    const copy = all.read(cell);
    expect(copy.buffer).toBeInstanceOf(ArrayBuffer);
    all.elements(cell)[0] = 9;
    expect(copy).toEqual(Int32Array.of(1, 2, 3));
    expect([...all.read(cell)]).toEqual([9, 2, 3]);
  });

  it("leave the arena, the least recently used first, and come back as they were", () => {
    const all = residents(4 * 65536, shared);
    const cells = Array.from({ length: 4 }, () => all.allocate("float32", 16384));
    cells.forEach((cell, i) => {
      all.write(cell, numbers(cell, i));
    });
    expect(all.reside([cells[0]!])).toBe(true);
    const fifth = all.allocate("float32", 16384);
    expect(cells.map((cell) => cell.address >= 0)).toEqual([true, false, true, true]);
    expect(fifth.address).toBeGreaterThan(0);
    expect([all.residentCount, all.residentBytes, all.evictions]).toEqual([4, 4 * 65536, 1]);
    expect(same(all.read(cells[1]!), numbers(cells[1]!, 1))).toBe(true);
    expect(all.reside([cells[1]!, cells[0]!, fifth])).toBe(true);
    expect(cells.map((cell) => cell.address >= 0)).toEqual([true, true, false, true]);
    cells.forEach((cell, i) => {
      expect(same(all.read(cell), numbers(cell, i))).toBe(true);
    });
    expect(same(all.read(fifth), new Float32Array(16384))).toBe(true);
  });
});

describe("eviction", () => {
  it("takes exactly the least recently used, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(15), fc.boolean()), { maxLength: 60 }), (uses) => {
        const all = residents(16 * 4096);
        let cells = Array.from({ length: 16 }, () => all.allocate("uint8", 4096));
        let order = [...cells];
        for (const [which, renew] of uses) {
          const cell = cells[which]!;
          order = order.filter((other) => other !== cell);
          if (renew) {
            all.release(cell);
            cells = cells.map((other) => (other === cell ? all.allocate("uint8", 4096) : other));
          } else {
            all.reside([cell]);
          }
          order.push(cells[which]!);
        }
        for (let i = 0; i < 16; i++) {
          all.allocate("uint8", 4096);
          expect(order.map((cell) => cell.address >= 0)).toEqual(order.map((_, at) => at > i));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("spares the cells that are asked for together", () => {
    const all = residents(3 * 65536);
    const cells = Array.from({ length: 5 }, () => all.allocate("uint8", 65536));
    for (let turn = 0; turn < 20; turn++) {
      const three = [cells[turn % 5]!, cells[(turn * 2 + 1) % 5]!, cells[(turn * 3 + 2) % 5]!];
      expect(all.reside(three)).toBe(true);
      expect(three.every((cell) => cell.address >= 0)).toBe(true);
    }
  });

  it("moves even cells that are in, where only their places keep the others out", () => {
    const all = residents(4 * 65536);
    const cell = (quarters: number) => all.allocate("uint8", quarters * 65536);
    const large = cell(3);
    all.write(large, new Uint8Array(large.length).fill(3));
    const last = cell(1);
    const first = cell(1);
    const second = cell(1);
    all.write(second, new Uint8Array(second.length).fill(7));
    all.release(first);
    all.release(last);
    // Three quarters are free, but not in a row.
    expect([large.address, second.address]).toEqual([-1, mib + 65536]);
    expect(all.reside([second, large])).toBe(true);
    expect(Math.min(second.address, large.address)).toBe(mib);
    expect(same(all.read(second), new Uint8Array(second.length).fill(7))).toBe(true);
    expect(same(all.read(large), new Uint8Array(large.length).fill(3))).toBe(true);
  });

  it("reaches the cells of other devices, whose counts follow", () => {
    const arena = new Arena({ maximum: mib + 2 * 65536 });
    const [one, other] = [new Residents(arena), new Residents(arena)];
    const mine = [one.allocate("uint8", 65536), one.allocate("uint8", 65536)];
    const theirs = other.allocate("uint8", 65536);
    expect(mine.map((cell) => cell.address >= 0)).toEqual([false, true]);
    expect([one.residentCount, one.residentBytes, one.evictions]).toEqual([1, 65536, 1]);
    other.close();
    expect(theirs.address).toBe(-1);
    expect([other.residentCount, other.residentBytes, other.evictions]).toEqual([0, 0, 0]);
    expect(one.residentCount).toBe(1);
    one.close();
    expect(arena.used).toBe(0);
  });
});

describe("what does not fit", () => {
  it("begins outside, without driving others out, and is told from what fits", () => {
    const all = residents(2 * 65536);
    const small = all.allocate("uint8", 65536);
    const large = all.allocate("float64", 65536);
    expect([small.address >= 0, large.address]).toEqual([true, -1]);
    all.write(large, new Float64Array(65536).fill(2));
    expect(all.elements(large)[65535]).toBe(2);
    expect(all.reside([small, large])).toBe(false);
    expect([small.address >= 0, large.address]).toEqual([true, -1]);
    expect(all.reside([small])).toBe(true);
    all.release(large);
    expect(large.spilled).toBeUndefined();
  });

  it("counts a cell that is given twice once", () => {
    const all = residents(2 * 65536);
    const cell = all.allocate("uint8", 2 * 65536);
    all.allocate("uint8", 2 * 65536);
    expect(cell.address).toBe(-1);
    expect(all.reside([cell, cell])).toBe(true);
  });

  it("is OUT_OF_MEMORY where the platform has no more either", () => {
    const all = residents(65536);
    const cell = all.allocate("float32", 16384);
    all.write(cell, numbers(cell, 3));
    // Longer than any array may be.
    const refused = expect.objectContaining({ code: "OUT_OF_MEMORY" });
    expect(() => all.allocate("float64", 2 ** 40)).toThrow(refused);
    expect(cell.address).toBeGreaterThan(0);
    expect(same(all.read(cell), numbers(cell, 3))).toBe(true);
  });

  it("stays as it is where the platform has no memory to evict to", () => {
    const all = residents(2 * 65536);
    const cells = [1, 2, 3].map(() => all.allocate("float32", 16384));
    cells.forEach((cell, i) => {
      all.write(cell, numbers(cell, i));
    });
    const read = vi.spyOn(all, "read").mockImplementation(() => {
      throw new LockstepError("OUT_OF_MEMORY", { cause: "The platform has no memory" });
    });
    expect(all.reside(cells.slice(0, 2))).toBe(false);
    expect(all.borrow(2 * 65536)).toBeUndefined();
    expect(all.allocate("bool", 65536).address).toBe(-1);
    read.mockRestore();
    cells.forEach((cell, i) => {
      expect(same(all.read(cell), numbers(cell, i))).toBe(true);
    });
    expect(all.reside(cells.slice(0, 2))).toBe(true);
  });
});

describe("the ceiling", () => {
  it("keeps a program that lets go of nothing from filling the arena", () => {
    const all = new Residents(new Arena({ maximum: 64 * mib, ceiling: 5 * mib }));
    for (let i = 0; i < 100; i++) expect(all.reside([all.allocate("uint8", mib / 2)])).toBe(true);
    expect(all.evictions).toBe(92);
    expect(all.arena.top).toBe(5 * mib);
  });

  it("rises until what is used again and again is in", () => {
    const all = new Residents(new Arena({ maximum: 64 * mib, ceiling: 5 * mib }));
    const cells = Array.from({ length: 40 }, () => all.allocate("uint8", mib));
    for (let turn = 0; turn < 3; turn++) for (const cell of cells) expect(all.reside([cell])).toBe(true);
    const { evictions } = all;
    for (const cell of cells) all.reside([cell]);
    expect(all.evictions).toBe(evictions);
    expect(evictions).toBeLessThanOrEqual(80);
    expect(all.residentCount).toBe(40);
  });

  it("gives way to cells that would not leave room for their like", () => {
    const all = new Residents(new Arena({ maximum: 64 * mib, ceiling: 2 * mib }));
    const cells = Array.from({ length: 3 }, () => all.allocate("uint8", 10 * mib));
    expect(all.reside(cells)).toBe(true);
    expect([all.evictions, all.arena.ceiling]).toEqual([0, 40 * mib]);
  });

  it("is no obstacle to an operation whose cells need more", () => {
    const all = new Residents(new Arena({ maximum: 64 * mib, ceiling: 2 * mib }));
    const cells = Array.from({ length: 20 }, () => all.allocate("uint8", mib / 4));
    expect(all.reside(cells)).toBe(true);
    expect(all.reside([...cells, all.allocate("uint8", 0)])).toBe(true);
  });
});

describe("borrowing", () => {
  it("drives cells out and gives what can be had, at the latest operation's cost only where it must", () => {
    const all = residents(4 * 65536);
    const cells = Array.from({ length: 4 }, () => all.allocate("uint8", 65536));
    all.reside(cells.slice(2));
    const two = all.borrow(2 * 65536)!;
    expect(two.bytes).toBe(2 * 65536);
    expect(cells.map((cell) => cell.address >= 0)).toEqual([false, false, true, true]);
    const rest = all.borrow(100 * mib)!;
    expect(rest.bytes).toBe(2 * 65536);
    expect(all.residentCount).toBe(0);
    expect(all.borrow(65536)).toBeUndefined();
    expect(all.reside([cells[0]!])).toBe(false);
    all.giveBack(two);
    all.giveBack(rest);
    expect(all.reside(cells)).toBe(true);
    expect(all.arena.used).toBe(4 * 65536);
  });

  it("takes less than could be had rather than the latest operation's cells", () => {
    const all = residents(4 * 65536);
    const cells = Array.from({ length: 4 }, () => all.allocate("uint8", 65536));
    all.reside(cells.slice(1));
    const part = all.borrow(4 * 65536)!;
    expect(part.bytes).toBe(65536);
    expect(cells.map((cell) => cell.address >= 0)).toEqual([false, true, true, true]);
  });
});

describe("letting go", () => {
  it("happens once", () => {
    const all = residents(mib);
    const cell = all.allocate("float32", 10);
    const other = all.allocate("float32", 10);
    const { place } = cell;
    all.release(cell);
    all.release(cell);
    all.reclaim(place);
    expect([all.residentCount, all.residentBytes]).toEqual([1, 40]);
    all.reclaim(other.place);
    all.reclaim(other.place);
    expect([all.residentCount, all.arena.used]).toEqual([0, 0]);
    expect(() => all.reside([cell])).toThrow("released");
  });

  it("leaves nothing behind after a million", () => {
    const all = residents(mib);
    const kept = all.allocate("float64", 1000);
    const { used } = all.arena;
    const cells: Cell[] = [];
    for (let i = 0; i < 1_000_000; i++) {
      cells.push(all.allocate("uint8", (i * 7919) % 500));
      if (cells.length === 8) for (const cell of cells.splice(0)) all.release(cell);
    }
    expect([all.arena.used, all.residentCount, all.evictions]).toEqual([used, 1, 0]);
    expect(all.arena.top).toBeLessThan(kept.address + 8000 + 8 * 1024);
  });

  it("is all that keeps an evicted cell's elements, as far as its place is concerned", () => {
    const all = residents(65536);
    const cell = all.allocate("uint8", 65536);
    expect(cell.place.cell).toBe(cell);
    all.allocate("uint8", 65536);
    expect(cell.place.cell).toBeUndefined();
    expect((cell.spilled as TypedArray).length).toBe(65536);
    all.reclaim(cell.place);
  });
});
