import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Allocator, blockAlignment } from "./allocator.js";

const start = 4096;
const end = start + 64 * 4096;
const rounded = (bytes: number) => Math.max(1, Math.ceil(bytes / blockAlignment)) * blockAlignment;

/** The longest run of bytes between `start` and `end` that no block covers, block by block. */
function longestGap(blocks: ReadonlyMap<number, number>): number {
  let longest = 0;
  let at = start;
  for (const [address, bytes] of [...blocks].sort(([a], [b]) => a - b)) {
    longest = Math.max(longest, address - at);
    at = address + bytes;
  }
  return Math.max(longest, end - at);
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
          if (rounded(bytes) > gap) {
            expect(address).toBe(-1);
            return;
          }
          expect(address % blockAlignment).toBe(0);
          expect(address).toBeGreaterThanOrEqual(start);
          expect(address + rounded(bytes)).toBeLessThanOrEqual(end);
          for (const [other, length] of blocks) {
            expect(address + rounded(bytes) <= other || other + length <= address).toBe(true);
          }
          blocks.set(address, rounded(bytes));
          highest = Math.max(highest, address + rounded(bytes));
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
    for (const [address] of near) allocator.free(address!);
    // All 40 stand in one list, and the tail is too short for another.
    const rest = allocator.allocate(2 ** 24 - top);
    expect(rest).toBe(top);
    expect(allocator.allocate((4096 + 39) * 64)).toBe(near[39]![0]);
    expect(allocator.allocate((4096 + 39) * 64)).toBe(-1);
    expect(allocator.allocate((4096 + 38) * 64)).toBe(near[38]![0]);
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
    let full = 0;
    let filled = 0;
    for (let turn = 0; turn < 100_000; turn++) {
      const bytes = Math.floor(64 * 2 ** (random() * 12));
      let address = allocator.allocate(bytes);
      if (address < 0) {
        full++;
        filled += allocator.used / 2 ** 26;
      }
      while (address < 0) {
        const at = Math.floor(random() * blocks.length);
        allocator.free(blocks[at]!);
        blocks[at] = blocks.at(-1)!;
        blocks.pop();
        address = allocator.allocate(bytes);
      }
      blocks.push(address);
    }
    expect(full).toBeGreaterThan(1000);
    expect(filled / full).toBeGreaterThan(0.85);
  });
});
