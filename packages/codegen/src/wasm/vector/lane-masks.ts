/**
 * The masks that say which lanes are at work, outermost first: each holds some of the lanes of the one around it.
 * Lanes that leave something are taken out of every mask up to that of what they leave.
 */
import type { LocalIndex } from "../assembly/function-builder.js";
import { splat } from "./lanes.js";
import type { VectorFunction } from "./vector-function.js";

export type Mask = readonly LocalIndex[];

export class LaneMasks {
  readonly #masks: Mask[] = [];

  constructor(readonly fn: VectorFunction) {}

  #pushActive(r: number): void {
    const { active, builder } = this.fn;
    builder.get(active?.[r] ?? splat(builder, "bool", 1));
  }

  /** The lanes at work now, in registers of their own. */
  copyOfActive(name: string): Mask {
    return this.#each(name, () => {});
  }

  /** The lanes at work of which a condition holds ("v128.and"), or does not ("v128.andnot"). */
  where(condition: Mask, op: "v128.and" | "v128.andnot"): Mask {
    return this.#each(op === "v128.and" ? "then" : "else", (r) => {
      this.fn.builder.write(condition[r]!, op);
    });
  }

  #each(name: string, narrow: (r: number) => void): Mask {
    const { builder } = this.fn;
    const mask = this.fn.variables(name, this.fn.maskBits);
    mask.forEach((register, r) => {
      this.#pushActive(r);
      narrow(r);
      builder.set(register);
    });
    return mask;
  }

  /** Pushes whether a mask holds any lane. */
  pushAny(mask: Mask): void {
    const { builder } = this.fn;
    mask.forEach((register, r) => {
      builder.get(register);
      if (r > 0) builder.emit("v128.or");
    });
    builder.emit("v128.any_true");
  }

  ifAny(mask: Mask, then: () => void): void {
    this.pushAny(mask);
    this.fn.builder.if(then);
  }

  /** Writes under a mask: the lanes of it alone are at work. */
  under(mask: Mask, write: () => void): void {
    const { active } = this.fn;
    this.fn.active = mask;
    this.#masks.push(mask);
    write();
    this.#masks.pop();
    this.fn.active = active;
  }

  /** The lanes at work leave every mask from this one on inwards; their own last, as it says who they are. */
  leave(outermost: Mask): void {
    const { builder } = this.fn;
    const leaving = this.fn.active!;
    for (const mask of this.#masks.slice(this.#masks.indexOf(outermost))) {
      if (mask === leaving) continue;
      mask.forEach((register, r) => {
        builder.write(register, leaving[r]!, "v128.andnot").set(register);
      });
    }
    for (const register of leaving) {
      builder.get(splat(builder, "bool", 0)).set(register);
    }
  }
}
