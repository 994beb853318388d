import type { Command } from "@lockstep/codegen";
import { compileMap, type Kernel, parseFunction } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinsOf, mayChain, stripOf } from "./chaining.js";
import type { Pending } from "./pending.js";

const kernelOf = (fn: (x: number) => number): Kernel =>
  compileMap(parseFunction(fn, { operation: "map" }), ["float32"]);
const cheap = kernelOf((x) => x + 1);

/** Where a command finds operands of 4 bytes: the byte that each begins at, and the bytes from turn to turn. */
type Operands = readonly (readonly [address: number, stride: number])[];

function pendingOf(operands: Operands, turns: number, changes: Partial<Pending & Command> = {}): Pending {
  const { from = 0, mayNotEnd = false, ...rest } = changes;
  const words = [...operands.map(([address]) => address), turns, ...operands.map(([, stride]) => stride)];
  const command = {
    oneLoop: true,
    turns,
    words,
    numbers: operands.slice(1).map(() => 0),
    kernels: [cheap],
    ...rest,
  };
  return { number: 1, command: command as unknown as Command, from, mayNotEnd, place: undefined };
}

/** How many of so many commands the last may be chained to. */
const joins = (...all: readonly Pending[]): number => joinsOf(all, all.length - 1);

/** Arrays of 100 elements, one behind the other. */
const [a, b, c, d] = [1000, 1400, 1800, 2200] as const;
const along = (address: number) => [address, 4] as const;
const addition = (x: number, y: number, out: number) => pendingOf([along(x), along(y), along(out)], 100);

describe("commands that may be chained", () => {
  it("go over the same turns, and what one writes the other finds in the same turn or never", () => {
    expect(joins(addition(a, b, c), addition(c, a, d))).toBe(1);
    expect(joins(addition(a, b, c), addition(a, b, c))).toBe(1);
    expect(joins(addition(a, b, c), addition(a, c, a))).toBe(1);
    expect(joins(addition(a, b, c), addition(c, a, d), addition(d, c, a), addition(a, a, a))).toBe(3);
  });

  it("are at most eight", () => {
    expect(joins(...Array.from({ length: 12 }, () => addition(a, b, c)))).toBe(7);
  });

  it("may read alike from anywhere what none of them writes, and numbers", () => {
    const repeated = pendingOf([[b, 0], [b + 396, -4], [0, 0], along(c)], 100);
    expect(joins(addition(a, b, d), repeated)).toBe(1);
  });
});

describe("commands that may not be chained", () => {
  it("have other turns, or read and write in other turns what others write", () => {
    const backwards = pendingOf([[c + 396, -4], along(d)], 100);
    const oneOn = pendingOf([along(c + 4), along(d)], 99);
    const first = pendingOf([[c, 0], along(d)], 100);
    for (const other of [backwards, oneOn, first]) {
      expect(joins(addition(a, b, c), other)).toBe(0);
      expect(joins(other, addition(a, b, c))).toBe(0);
    }
    expect(joins(addition(a, b, c), pendingOf([along(a), [c + 396, -4]], 100))).toBe(0);
    expect(joins(addition(a, b, c), pendingOf([along(c), along(d)], 99))).toBe(0);
  });

  it("are any behind one that may not", () => {
    expect(joins(addition(a, b, c), pendingOf([along(a), along(d)], 50), addition(a, b, c))).toBe(0);
  });

  it("are those of several loops, begun, without a seen end, costly, or with long frames", () => {
    const long = Array.from({ length: 400 }, (_, k) => along(4000 + 400 * k));
    const costly = kernelOf((x) => Math.sin(Math.cos(Math.exp(x))));
    const [loops, begun] = [{ oneLoop: false }, { from: 64 }];
    const all = [loops, begun, { mayNotEnd: true }, { kernels: [costly] }];
    expect(all.map((changes) => mayChain(pendingOf([along(a), along(b)], 100, changes)))).toEqual(
      all.map(() => false),
    );
    expect(mayChain(pendingOf(long, 100))).toBe(false);
    expect(mayChain(pendingOf([along(a), along(b)], 100))).toBe(true);
  });
});

describe("chains of random commands", () => {
  const bytes = 4 * 40;
  const turns = 8;
  const operand = fc
    .tuple(fc.nat({ max: 39 }), fc.constantFrom(0, 4, 4, 4, 8, -4))
    .map(([element, stride]) => [4 * element, stride] as const)
    .filter(([address, stride]) => {
      const end = address + stride * (turns - 1);
      return end >= 0 && end < bytes;
    });
  const out = operand.filter(([, stride]) => stride !== 0);
  /** No output overlaps an input of its own command, unless it is that: otherwise no command could be divided. */
  const isDivisible = (operands: Operands): boolean =>
    joins(
      pendingOf([operands.at(-1)!], turns),
      pendingOf([...operands.slice(0, -1), [4 * bytes, 4]], turns),
    ) === 1;
  const command = fc.tuple(operand, operand, out).filter(isDivisible);

  /** Runs turns of a command on elements: what is written tells what was read. */
  function run(memory: number[], operands: Operands, from: number, to: number): void {
    for (let turn = from; turn < to; turn++) {
      const [x, y, z] = operands.map(([address, stride]) => (address + turn * stride) / 4) as [
        number,
        number,
        number,
      ];
      memory[z] = (31 * memory[x]! + 17 * memory[y]! + 7) % 1_000_003;
    }
  }

  it("leave what they leave one after another, in whatever order their parts run", () => {
    let chained = 0;
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 2, maxLength: 6 }),
        fc.shuffledSubarray([0, 2, 4, 6], { minLength: 4 }),
        (commands, parts) => {
          const all = commands.map((operands) => pendingOf(operands, turns));
          let length = 1;
          while (length < all.length && joinsOf(all, length) >= length) length++;
          if (length > 1) chained++;
          const made = () => Array.from({ length: bytes / 4 }, (_, i) => i);
          const [together, apart] = [made(), made()];
          for (const operands of commands.slice(0, length)) run(apart, operands, 0, turns);
          for (const from of parts)
            for (const operands of commands.slice(0, length)) run(together, operands, from, from + 2);
          expect(together).toEqual(apart);
        },
      ),
      { seed: 30, numRuns: 3000 },
    );
    expect(chained).toBeGreaterThan(100);
  });
});

describe("stripOf", () => {
  it("is no longer than a part", () => {
    expect([stripOf(100), stripOf(131_072)]).toEqual([100, 16_384]);
  });
});
