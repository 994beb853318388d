/**
 * One block of the fixed tree (see `Reduction` in core): up to 1,024 elements in sixteen lanes, which are then halved.
 * The lanes of whole rows are variables, so that sixteen independent chains of operations are in flight; lanes of a
 * row that is not whole go through an array.
 */
import { laneCount, type TreeReduction } from "@lockstep/core";
import type { ReduceLoop } from "./reduce-loop.js";
import { weigh } from "./weight.js";

/** Combinations heavier than this are written once, with all lanes in an array, rather than unrolled. */
const heaviestUnrolled = 24;

/** Writes what is to be done with the element at a place in the block, given its text. */
export type ElementAt = (place: string, use: (element: string) => void) => void;

export class BlockTree {
  constructor(
    readonly loop: ReduceLoop<TreeReduction>,
    readonly writer = loop.writer,
  ) {}

  /** Computes `target` from the block's `length` elements; `length` is the name of a number greater than 0. */
  write(length: string, elementAt: ElementAt, target: string): void {
    if (weigh(this.loop.reduction.combine.body) > heaviestUnrolled) this.#compact(length, elementAt, target);
    else this.#unrolled(length, elementAt, target);
  }

  #combine(target: string, other: string): void {
    this.loop.compute(this.loop.reduction.combine, [target, other], "w", target, this.writer);
  }

  #compact(length: string, elementAt: ElementAt, target: string): void {
    const { writer } = this;
    writer.line(`const live = Math.min(${laneCount}, ${length});`);
    writer.block("for (let j = 0; j < live; j++)", () =>
      elementAt("j", (element) => writer.line(`lanes[j] = ${element};`)),
    );
    writer.block(`for (let j = ${laneCount}; j < ${length}; j++)`, () => {
      elementAt("j", (element) => this.#combine(`lanes[j & ${laneCount - 1}]`, element));
    });
    this.#halve("live", target);
  }

  #unrolled(length: string, elementAt: ElementAt, target: string): void {
    const { writer } = this;
    const lanes = Array.from({ length: laneCount }, (_, lane) => lane);
    const row = (base: string, lane: number) => (lane === 0 ? base : `${base} + ${lane}`);
    writer.open(`if (${length} < ${laneCount})`);
    writer.block(`for (let j = 0; j < ${length}; j++)`, () => {
      elementAt("j", (element) => writer.line(`lanes[j] = ${element};`));
    });
    this.#halve(length, target);
    writer.reopen("else");
    writer.line(`let ${lanes.map((lane) => `l${lane} = 0`).join(", ")};`);
    for (const lane of lanes) {
      writer.scope(() => elementAt(`${lane}`, (element) => writer.line(`l${lane} = ${element};`)));
    }
    writer.line(`const whole = ${length} & ${-laneCount};`);
    writer.block(`for (let j = ${laneCount}; j < whole; j += ${laneCount})`, () => {
      for (const lane of lanes) {
        writer.scope(() => elementAt(row("j", lane), (element) => this.#combine(`l${lane}`, element)));
      }
    });
    writer.open(`if (whole === ${length})`);
    for (let half = laneCount / 2; half >= 1; half /= 2) {
      for (let lane = 0; lane < half; lane++)
        writer.scope(() => this.#combine(`l${lane}`, `l${lane + half}`));
    }
    writer.line(`${target} = l0;`);
    writer.reopen("else");
    for (const lane of lanes) writer.line(`lanes[${lane}] = l${lane};`);
    writer.block(`for (let j = whole; j < ${length}; j++)`, () => {
      elementAt("j", (element) => this.#combine("lanes[j - whole]", element));
    });
    this.#halve(`${laneCount}`, target);
    writer.close();
    writer.close();
  }

  /** Combines the first `live` lanes of the array. */
  #halve(live: string, target: string): void {
    const { writer } = this;
    writer.block(
      `for (let half = ${laneCount / 2}, n = ${live}; half > 0; n = Math.min(n, half), half >>= 1)`,
      () => {
        writer.block("for (let j = 0; j < half && j + half < n; j++)", () =>
          this.#combine("lanes[j]", "lanes[j + half]"),
        );
      },
    );
    writer.line(`${target} = lanes[0];`);
  }
}
