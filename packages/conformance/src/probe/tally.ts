/** Keeps the worst of many errors, and how much less an absolute allowance would have to allow. */
import type { Accuracy } from "@lockstep/core";
import { type FloatType, unitInLastPlace } from "../oracle/allowance.js";
import type { Errors, Sample } from "./accuracy-report.js";
import { underflowExponent } from "./float-bits.js";

/** True values from here on are large: what an absolute allowance is for lies below. */
const large = 0.5;

export class Tally {
  private points = 0;
  private worst: Sample | undefined;
  /** The worst error where the true value is large, in units in the last place. */
  private ulpOfLarge = 0;
  /** The worst error of each smaller power of two, in units in the last place, by its exponent. */
  private readonly ulpOfSmall: Float64Array;

  constructor(private readonly type: FloatType) {
    this.ulpOfSmall = new Float64Array(1 - underflowExponent[type]);
  }

  add(args: readonly number[], truth: number, got: number, ulp: number): void {
    this.points += 1;
    if (ulp === 0) return;
    if (this.worst === undefined || ulp > this.worst.ulp) {
      this.worst = { args: [...args], expected: truth, got, ulp };
    }
    if (Math.abs(truth) >= large) this.ulpOfLarge = Math.max(this.ulpOfLarge, ulp);
    else {
      const binade = Math.round(-Math.log2(unitInLastPlace(truth, this.type)));
      const place = Math.min(binade, this.ulpOfSmall.length - 1);
      this.ulpOfSmall[place] = Math.max(this.ulpOfSmall[place]!, ulp);
    }
  }

  errors(): Errors {
    const { points, worst } = this;
    return { points, worst, ulp: worst?.ulp ?? 0, withAbsolute: this.withAbsolute() };
  }

  /** The units that large results need, and as an absolute allowance what smaller ones lack then. */
  private withAbsolute(): Required<Accuracy> | undefined {
    const { worst, ulpOfLarge } = this;
    if (worst === undefined || !Number.isFinite(worst.ulp)) return undefined;
    const absolute = this.ulpOfSmall.reduce(
      (most, ulp, binade) => Math.max(most, (ulp - ulpOfLarge) * 2 ** -binade),
      0,
    );
    const allowedAtOne = ulpOfLarge + absolute / unitInLastPlace(1, this.type);
    return allowedAtOne <= worst.ulp / 2 ? { ulp: ulpOfLarge, absolute } : undefined;
  }
}
