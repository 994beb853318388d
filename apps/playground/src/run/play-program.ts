/** A program that is played: it stands at a frame, and goes on from there when asked. */
import type { Tensor } from "@lockstep/core";
import { type PreparedProgram, readResult } from "../program/prepared-program.js";
import type { Extent, Frame } from "./protocol.js";
import type { Prepared } from "./target-session.js";

export class PlayedProgram {
  readonly #prepared: PreparedProgram;
  readonly #extent: Extent | undefined;
  #number = 0;
  #result: Tensor | undefined;

  constructor({ prepared, extent }: Prepared) {
    this.#prepared = prepared;
    this.#extent = extent;
  }

  /** The first frame, then one after another. */
  async next(): Promise<Frame> {
    const prepared = this.#prepared;
    const before = this.#result;
    const began = performance.now();
    if (before) await prepared.advance(before);
    const result = await prepared.run();
    await prepared.device.synchronize();
    const time = performance.now() - began;
    this.#result = result;
    return {
      number: this.#number++,
      ...(this.#extent === undefined ? {} : { extent: this.#extent }),
      result: await readResult(result),
      time,
    };
  }

  dispose(): void {
    if (this.#result) this.#prepared.drop(this.#result);
    this.#prepared.dispose();
  }
}
