/** How many frames a second there are, of the times at which the latest ones came. */

/** Enough to be steady, few enough to follow. */
const kept = 30;

export class FrameRate {
  #times: number[] = [];

  /** `time` in milliseconds. Undefined while there is only one. */
  add(time: number): number | undefined {
    this.#times = [...this.#times, time].slice(-kept);
    const passed = time - this.#times[0]!;
    return passed > 0 ? (1000 * (this.#times.length - 1)) / passed : undefined;
  }
}
