/**
 * The values of blocks, waiting to be combined with their neighbours. A value is combined with the last one as soon
 * as that has its size, which the number of blocks so far tells; in the end what is left is combined from the last to
 * the first. These are the very pairs of neighbours that the fixed tree asks for.
 */
import type { TreeReduction } from "@lockstep/core";
import { combine } from "./accumulators.js";
import { writeWhile } from "./assembly/control.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { addCombine, isLightCombination } from "./tree-lanes.js";
import { bitsOf } from "./vector/lanes.js";
import type { VectorModule } from "./vector/vector-module.js";

/** Bytes of an entry: a register, of which lane 0 counts. */
export const stackEntry = 16;

export class TreeStack {
  /** The address behind the last entry. */
  readonly #top: LocalIndex;
  readonly #blocks: LocalIndex;

  /** `bottom`: a variable with the address of the first entry; `value`: the variable of the value at hand. */
  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    readonly reduction: TreeReduction,
    readonly bottom: LocalIndex,
    readonly value: LocalIndex,
  ) {
    this.#top = builder.local("i32", "top");
    this.#blocks = builder.local("i32", "blocks");
  }

  clear(): void {
    this.builder.get(this.bottom);
    this.builder.set(this.#top);
    this.builder.i32(0);
    this.builder.set(this.#blocks);
  }

  /** Takes the value of 2^`level` blocks, which WebAssembly's stack holds. */
  push(level = 0): void {
    const { builder, value } = this;
    const full = builder.borrow("i32");
    builder.set(value);
    builder.get(this.#blocks);
    builder.i32(level);
    builder.emit("i32.shr_u");
    builder.set(full);
    const meetsOne = (): void => {
      builder.get(full);
      builder.i32(1);
      builder.emit("i32.and");
    };
    writeWhile(builder, meetsOne, () => {
      this.#combineWithTop();
      builder.get(full);
      builder.i32(1);
      builder.emit("i32.shr_u");
      builder.set(full);
    });
    builder.get(this.#top);
    builder.get(value);
    builder.emit("v128.store");
    builder.advance(this.#top, stackEntry);
    builder.advance(this.#blocks, 2 ** level);
    builder.giveBack("i32", full);
  }

  /** Combines all entries, one at least, into the value at hand. */
  reduce(): void {
    const { builder } = this;
    this.#pop();
    builder.set(this.value);
    const isAny = (): void => {
      builder.get(this.#top);
      builder.get(this.bottom);
      builder.emit("i32.ne");
    };
    writeWhile(builder, isAny, () => this.#combineWithTop());
  }

  #pop(): void {
    this.builder.advance(this.#top, -stackEntry);
    this.builder.get(this.#top);
    this.builder.emit("v128.load");
  }

  /** value = combine(the last entry, value). */
  #combineWithTop(): void {
    const { builder, module, reduction, value } = this;
    const other = builder.borrow("v128");
    this.#pop();
    builder.set(other);
    const each = bitsOf(reduction.combine.type) / 32;
    if (isLightCombination(reduction)) {
      const four = (register: LocalIndex) => new Array<LocalIndex>(each).fill(register);
      const args = [four(other), four(value)];
      combine({ module, builder, kernel: reduction.combine, lanes: 4 }, args, (push) => push(0));
    } else {
      for (const register of [other, value]) for (let r = 0; r < each; r++) builder.get(register);
      builder.emit("call", module.builder.indexOf(addCombine(module, reduction)));
      for (let r = 1; r < each; r++) builder.set(other);
    }
    builder.set(value);
    builder.giveBack("v128", other);
  }
}
