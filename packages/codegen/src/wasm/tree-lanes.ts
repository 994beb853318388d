/** The sixteen lanes of a block of the fixed tree, and how they become one. */
import { laneCount, type TreeReduction } from "@lockstep/core";
import { weigh } from "../weight.js";
import { combine } from "./accumulators.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { bitsOf, highHalf } from "./vector/lanes.js";
import type { VectorModule } from "./vector/vector-module.js";

/** Lanes of the function that combines. */
const group = 4;

/** `combine(a…, b…)`: combines four lanes, each value in as many registers as they take. */
export function addCombine(module: VectorModule, { combine: kernel }: TreeReduction): FunctionBuilder {
  return module.helper("combine", () => {
    const count = bitsOf(kernel.type) / 32;
    const named = (name: string) => Array.from({ length: count }, () => ({ name, type: "v128" as const }));
    const results = new Array<"v128">(count).fill("v128");
    const builder = module.builder.add("combine", [...named("a"), ...named("b")], results);
    const registers = (start: number) => Array.from({ length: count }, (_, r) => start + r);
    combine({ module, builder, kernel, lanes: group }, [registers(0), registers(count)], (push) => {
      for (let r = 0; r < count; r++) push(r);
    });
    return builder;
  });
}

/** Nodes up to which a combination is written in place rather than called. */
const lightest = 12;

/** Whether combining costs less than a call. */
export const isLightCombination = ({ combine: { body, functions } }: TreeReduction): boolean =>
  functions.length === 0 && body[0]?.kind === "return" && weigh(body) <= lightest;

export class TreeLanes {
  /** Registers of four lanes. */
  readonly #each: number;

  /** The lanes are those of `acc`, from the first on. */
  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    readonly reduction: TreeReduction,
    readonly acc: readonly LocalIndex[],
  ) {
    this.#each = bitsOf(reduction.combine.type) / 32;
  }

  /** Combines each lane below a limit with an element. */
  combine(element: readonly LocalIndex[], limit: LocalIndex): void {
    for (let g = 0; g < laneCount / group; g++) this.#combineGroup(g, this.#group(element, g), 0, limit);
  }

  /** Combines the first lanes with others. */
  combineFirst(other: readonly LocalIndex[]): void {
    this.#combineGroup(0, this.#group(other, 0), 0, undefined);
  }

  /**
   * Lanes 8 to 15 into 0 to 7, 4 to 7 into 0 to 3, and within four lanes by shuffles; where a limit is given, only
   * lanes whose partner is below it. The result is in lane 0.
   */
  halve(limit?: LocalIndex): void {
    const { acc } = this;
    this.#combineGroup(0, this.#group(acc, 2), 8, limit);
    this.#combineGroup(1, this.#group(acc, 3), 8, limit);
    this.#combineGroup(0, this.#group(acc, 1), 4, limit);
    this.#combineGroup(0, this.#shifted(2), 2, limit);
    this.#combineGroup(0, this.#shifted(1), 1, limit);
  }

  #group(registers: readonly LocalIndex[], g: number): readonly LocalIndex[] {
    return registers.slice(g * this.#each, (g + 1) * this.#each);
  }

  /** The first group with its lanes moved down. */
  #shifted(by: 1 | 2): readonly LocalIndex[] {
    const { builder } = this;
    const own = this.#group(this.acc, 0);
    if (own.length === 2 && by === 2) return [own[1]!, own[1]!];
    const register = builder.local("v128", "shifted");
    builder.get(own[0]!);
    builder.get(own[0]!);
    const down = highHalf.map((byte) => (own.length === 1 && by === 1 ? (byte + 12) % 16 : byte));
    builder.emit("i8x16.shuffle", ...down);
    builder.set(register);
    return own.length === 2 ? [register, own[1]!] : [register];
  }

  #combineGroup(
    g: number,
    other: readonly LocalIndex[],
    offset: number,
    limit: LocalIndex | undefined,
  ): void {
    const { builder } = this;
    const own = this.#group(this.acc, g);
    const combined = limit === undefined ? own : own.map(() => builder.borrow("v128"));
    this.#combineInto(own, other, combined);
    if (limit === undefined) return;
    const words = Int32Array.of(0, 1, 2, 3).map((lane) => lane + group * g + offset);
    const mask = builder.borrow("v128");
    builder.get(builder.constant(new Uint8Array(words.buffer), "lanes"));
    builder.get(limit);
    builder.emit("i32x4.splat");
    builder.emit("i32x4.lt_s");
    builder.set(mask);
    own.forEach((register, r) => {
      builder.get(combined[r]!);
      builder.get(register);
      builder.get(mask);
      if (own.length === 2) builder.emit(`i64x2.extend_${r === 0 ? "low" : "high"}_i32x4_s`);
      builder.emit("v128.bitselect");
      builder.set(register);
    });
    for (const register of [...combined, mask]) builder.giveBack("v128", register);
  }

  /** `to` = combine(`a`, `b`), of four lanes. */
  #combineInto(a: readonly LocalIndex[], b: readonly LocalIndex[], to: readonly LocalIndex[]): void {
    const { builder, module, reduction } = this;
    if (isLightCombination(reduction)) {
      combine({ module, builder, kernel: reduction.combine, lanes: group }, [a, b], (push) => {
        for (const [r, register] of to.entries()) {
          push(r);
          builder.set(register);
        }
      });
      return;
    }
    for (const register of [...a, ...b]) builder.get(register);
    builder.emit("call", module.builder.indexOf(addCombine(module, reduction)));
    for (const register of [...to].reverse()) builder.set(register);
  }
}
