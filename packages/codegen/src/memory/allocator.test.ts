import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Allocator, blockAlignment, blockBytes } from "./allocator.js";

const start = 4096;
const end = start + 64 * 4096;

/** The longest run of bytes between `from` and `to` that no block covers, block by block. */
function longestGap(blocks: ReadonlyMap<number, number>, from = start, to = end): number {
  let longest = 0;
  let at = from;
  for (const [address, bytes] of [...blocks].sort(([a], [b]) => a - b)) {
    longest = Math.max(longest, address - at);
    at = address + bytes;
  }
  return Math.max(longest, to - at);
}

const sizes = fc.oneof(
  fc.integer({ min: 0, max: 400 }),
  fc.integer({ min: 0, max: 20_000 }),
  fc.integer({ min: 0, max: 300_000 }),
  // Sizes just beside the borders between lists.
  fc
    .tuple(
      fc.integer({ min: 5, max: 12 }),
      fc.integer({ min: 0, max: 31 }),
      fc.integer({ min: -65, max: 65 }),
    )
    .map(([power, part, beside]) => Math.max(0, (2 ** power + part * 2 ** (power - 5)) * 64 + beside)),
);
const steps = fc.array(
  fc.oneof(
    fc.record({ allocate: sizes }),
    fc.record({ allocate: sizes }),
    fc.record({ free: fc.nat() }),
    fc.record({ again: fc.nat() }),
  ),
  { minLength: 1, maxLength: 300 },
);

describe("the allocator", () => {
  it("keeps blocks apart, uses every gap that is large enough, and ends as it began", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const allocator = new Allocator(start, end);
        const blocks = new Map<number, number>();
        let highest = start;
        const take = (bytes: number): void => {
          const gap = longestGap(blocks);
          expect(allocator.largestFree).toBe(gap);
          const address = allocator.allocate(bytes);
          if (blockBytes(bytes) > gap) {
            expect(address).toBe(-1);
            return;
          }
          expect(address % blockAlignment).toBe(0);
          expect(address).toBeGreaterThanOrEqual(start);
          expect(address + blockBytes(bytes)).toBeLessThanOrEqual(end);
          for (const [other, length] of blocks) {
            expect(address + blockBytes(bytes) <= other || other + length <= address).toBe(true);
          }
          blocks.set(address, blockBytes(bytes));
          highest = Math.max(highest, address + blockBytes(bytes));
        };
        const give = (which: number): number => {
          const [address, bytes] = [...blocks][which % blocks.size]!;
          allocator.free(address);
          blocks.delete(address);
          return bytes;
        };
        for (const step of list) {
          if ("allocate" in step) take(step.allocate);
          else if (blocks.size === 0) continue;
          else if ("free" in step) give(step.free);
          else take(give(step.again));
          expect(allocator.used).toBe([...blocks.values()].reduce((sum, bytes) => sum + bytes, 0));
          expect(allocator.count).toBe(blocks.size);
          expect(allocator.top).toBe(highest);
        }
        for (const address of blocks.keys()) allocator.free(address);
        expect(allocator.used).toBe(0);
        expect(allocator.fragments).toBe(0);
        expect(allocator.tail).toBe(start);
        expect(allocator.largestFree).toBe(end - start);
      }),
      { numRuns: 200 },
    );
  });

  it("rounds blocks up to lines", () => {
    expect([0, 1, 64, 65, 2 ** 31 + 1].map(blockBytes)).toEqual([64, 64, 64, 128, 2 ** 31 + 64]);
  });

  it("takes the bytes of a freed block before new ones", () => {
    const allocator = new Allocator(0, 2 ** 20);
    const first = allocator.allocate(1000);
    allocator.allocate(1000);
    allocator.free(first);
    const { top } = allocator;
    expect(allocator.allocate(1000)).toBe(first);
    expect(allocator.top).toBe(top);
  });

  it("finds a block of just the size, whatever else its list holds", () => {
    const allocator = new Allocator(0, 2 ** 24);
    const near = Array.from({ length: 40 }, (_, i) => [
      allocator.allocate((4096 + i) * 64),
      allocator.allocate(64),
    ]);
    const { top } = allocator;
    // All 40 stand in one list, the largest at its end, and the tail is too short for another.
    for (const [address] of near.reverse()) allocator.free(address!);
    expect(allocator.allocate(2 ** 24 - top)).toBe(top);
    expect(allocator.allocate((4096 + 39) * 64)).toBe(near[0]![0]);
    expect(allocator.allocate((4096 + 39) * 64)).toBe(-1);
    expect(allocator.allocate((4096 + 38) * 64)).toBe(near[1]![0]);
  });

  it("leaves a large block whole where one of just the size is free", () => {
    const allocator = new Allocator(0, 2 ** 24);
    const [exact, , large] = [1001 * 64, 64, 5000 * 64, 64].map((bytes) => allocator.allocate(bytes));
    allocator.free(exact!);
    allocator.free(large!);
    expect(allocator.allocate(1001 * 64)).toBe(exact);
    expect(allocator.allocate(5000 * 64)).toBe(large);
  });

  it("hands out addresses up to 4 GiB", () => {
    const allocator = new Allocator(2 ** 20, 2 ** 32);
    const low = allocator.allocate(2 ** 31);
    const high = allocator.allocate(2 ** 31 - 2 ** 20);
    expect([low, high]).toEqual([2 ** 20, 2 ** 31 + 2 ** 20]);
    expect(allocator.allocate(1)).toBe(-1);
    allocator.free(high);
    expect(allocator.largestFree).toBe(2 ** 31 - 2 ** 20);
    const parts = Array.from({ length: 100 }, () => allocator.allocate(2 ** 20));
    expect(Math.min(...parts)).toBe(high);
    for (const part of parts) allocator.free(part);
    allocator.free(low);
    expect([allocator.used, allocator.tail, allocator.top]).toEqual([0, 2 ** 20, 2 ** 32]);
  });

  it("refuses sizes beyond its range, and takes more once the range is extended", () => {
    const allocator = new Allocator(0, 1024);
    expect(allocator.allocate(1025)).toBe(-1);
    expect(allocator.allocate(2 ** 40)).toBe(-1);
    expect(allocator.allocate(1000)).toBe(0);
    expect(allocator.allocate(1)).toBe(-1);
    allocator.extend(1100);
    expect(allocator.end).toBe(1088);
    expect(allocator.allocate(64)).toBe(1024);
    expect(allocator.allocate(1)).toBe(-1);
  });

  it("says so when something else than a block in use is freed", () => {
    const allocator = new Allocator(0, 2 ** 20);
    const address = allocator.allocate(100);
    expect(() => allocator.free(address + 64)).toThrow(/No block/);
    expect(() => allocator.free(address + 1)).toThrow(/No block/);
    expect(() => allocator.free(-1)).toThrow(/No block/);
    allocator.free(address);
    expect(() => allocator.free(address)).toThrow(/No block/);
  });

  it("wastes little when sizes are mixed and a memory is always nearly full", () => {
    const allocator = new Allocator(0, 2 ** 26);
    let seed = 1;
    const random = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return seed / 2 ** 32;
    };
    const blocks: number[] = [];
    const lengths = new Map<number, number>();
    let full = 0;
    let filled = 0;
    for (let turn = 0; turn < 100_000; turn++) {
      const bytes = Math.floor(64 * 2 ** (random() * 12));
      let address = allocator.allocate(bytes);
      if (address < 0) {
        full++;
        filled += allocator.used / 2 ** 26;
        if (full % 20 === 0) {
          const inUse = new Map(blocks.map((block) => [block, lengths.get(block)!]));
          expect(allocator.largestFree).toBe(longestGap(inUse, 0, 2 ** 26));
          expect(allocator.largestFree).toBeLessThan(blockBytes(bytes));
        }
      }
      while (address < 0) {
        const at = Math.floor(random() * blocks.length);
        allocator.free(blocks[at]!);
        blocks[at] = blocks.at(-1)!;
        blocks.pop();
        address = allocator.allocate(bytes);
      }
      blocks.push(address);
      lengths.set(address, blockBytes(bytes));
    }
    expect(full).toBeGreaterThan(1000);
    expect(filled / full).toBeGreaterThan(0.85);
  });
});
