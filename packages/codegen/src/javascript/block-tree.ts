/**
 * One block of the fixed tree (see `Reduction` in core): up to 1,024 elements in sixteen lanes, which are
 * then halved. The lanes of whole rows are variables, so that as many independent chains of operations are in
 * flight; lanes of a row that is not whole go through an array. Where any order gives the same bits, fewer
 * lanes fit the registers better.
 */
import { laneCount, type TreeReduction } from "@lockstep/core";
import { isOrderFree } from "../order-free.js";
import { weigh } from "../weight.js";
import type { ReduceLoop } from "./reduce-loop.js";

/** Combinations heavier than this are written once, with all lanes in an array, rather than unrolled. */
const heaviestUnrolled = 24;
const freeLaneCount = 8;

/** Writes what `use` makes of the element of a row that is in `lane`. */
export type Row = (lane: number, use: (element: string) => void) => void;

/** Writes what the row of elements from a place of the block on needs. */
export type Rows = (place: string) => Row;

export class BlockTree {
  readonly #lanes: number;

  constructor(
    readonly loop: ReduceLoop<TreeReduction>,
    readonly writer = loop.writer,
  ) {
    this.#lanes = isOrderFree(loop.reduction) ? freeLaneCount : laneCount;
  }

  /**
   * Computes `target` from the block's `length` elements; `length` is the name of a number greater than 0.
   */
  write(length: string, rows: Rows, target: string): void {
    if (weigh(this.loop.reduction.combine.body) > heaviestUnrolled) this.#compact(length, rows, target);
    else this.#unrolled(length, rows, target);
  }

  #combine(target: string, other: string): void {
    this.loop.compute(this.loop.reduction.combine, [target, other], "w", target, this.writer);
  }

  #compact(length: string, rows: Rows, target: string): void {
    const { writer } = this;
    const lanes = this.#lanes;
    writer.line(`const live = Math.min(${lanes}, ${length});`);
    writer.block("for (let j = 0; j < live; j++)", () => {
      rows("j")(0, (element) => writer.line(`lanes[j] = ${element};`));
    });
    writer.block(`for (let j = ${lanes}; j < ${length}; j++)`, () => {
      rows("j")(0, (element) => this.#combine(`lanes[j & ${lanes - 1}]`, element));
    });
    this.#halve("live", target);
  }

  #unrolled(length: string, rows: Rows, target: string): void {
    const { writer } = this;
    const count = this.#lanes;
    const lanes = Array.from({ length: count }, (_, lane) => lane);
    writer.open(`if (${length} < ${count})`);
    writer.block(`for (let j = 0; j < ${length}; j++)`, () => {
      rows("j")(0, (element) => writer.line(`lanes[j] = ${element};`));
    });
    this.#halve(length, target);
    writer.reopen("else");
    writer.line(`let ${lanes.map((lane) => `l${lane} = 0`).join(", ")};`);
    const first = rows("0");
    for (const lane of lanes)
      writer.scope(() => first(lane, (element) => writer.line(`l${lane} = ${element};`)));
    writer.line(`const whole = ${length} & ${-count};`);
    writer.block(`for (let j = ${count}; j < whole; j += ${count})`, () => {
      const row = rows("j");
      for (const lane of lanes)
        writer.scope(() => row(lane, (element) => this.#combine(`l${lane}`, element)));
    });
    writer.open(`if (whole === ${length})`);
    for (let half = count / 2; half >= 1; half /= 2) {
      for (let lane = 0; lane < half; lane++)
        writer.scope(() => this.#combine(`l${lane}`, `l${lane + half}`));
    }
    writer.line(`${target} = l0;`);
    writer.reopen("else");
    for (const lane of lanes) writer.line(`lanes[${lane}] = l${lane};`);
    writer.block(`for (let j = whole; j < ${length}; j++)`, () => {
      rows("j")(0, (element) => this.#combine("lanes[j - whole]", element));
    });
    this.#halve(`${count}`, target);
    writer.close();
    writer.close();
  }

  /** Combines the first `live` lanes of the array. */
  #halve(live: string, target: string): void {
    const { writer } = this;
    const step = "n = Math.min(n, half), half >>= 1";
    writer.block(`for (let half = ${this.#lanes / 2}, n = ${live}; half > 0; ${step})`, () => {
      writer.block("for (let j = 0; j < half && j + half < n; j++)", () => {
        this.#combine("lanes[j]", "lanes[j + half]");
      });
    });
    writer.line(`${target} = lanes[0];`);
  }
}
