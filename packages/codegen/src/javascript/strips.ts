/**
 * Loops over strips of neighbouring outputs. Reducing the first axis of a row-major matrix column by column
 * would touch a new cache line for every element; row by row, a strip of accumulators goes along in the first
 * cache.
 */
import type { Reduction } from "@lockstep/core";
import type { Pointer, Range } from "./nest.js";
import { ReduceLoop } from "./reduce-loop.js";

/** Outputs in a strip: 16 lanes of as many float32 accumulators are 16 kilobytes. */
export const stripLength = 256;

export abstract class StripLoop<R extends Reduction = Reduction> extends ReduceLoop<R> {
  readonly strips = true;

  /** Writes the widest strip there is, for the accumulators' sake. */
  protected writeWidth(): void {
    const { from, to } = this.outputRange(this.outputs.loops - 1);
    const outputs = from === "0" ? to : `${to} - ${from}`;
    this.writer.line(`const width = Math.min(${stripLength}, ${outputs});`);
  }

  /** Loops over strips: outputs `begin` to `end` of the innermost loop, `live` of them. */
  protected overStrips(
    pointers: readonly Pointer[],
    body: (inside: readonly Pointer[], range: Range) => void,
  ): void {
    const { writer, outputs } = this;
    const last = outputs.loops - 1;
    const { index, from, to } = this.outputRange(last);
    this.overOutputs(last, pointers, (inside) => {
      writer.block(`for (let begin = ${from}; begin < ${to}; begin += ${stripLength})`, () => {
        writer.line(`const end = Math.min(begin + ${stripLength}, ${to});`);
        body(inside, { index, from: "begin", to: "end" });
      });
    });
  }
}
