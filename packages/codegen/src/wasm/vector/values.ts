/** Computes values into registers: for all lanes, or for those at work alone. */
import type { Expression } from "@lockstep/core";
import type { LocalIndex } from "../assembly/function-builder.js";
import { ExpressionWriter } from "./expressions.js";
import { bitsOf } from "./lanes.js";
import type { VectorFunction } from "./vector-function.js";

export class ValueWriter {
  readonly #expressions: ExpressionWriter;

  constructor(readonly fn: VectorFunction) {
    this.#expressions = new ExpressionWriter(fn);
  }

  /** Computes a value into registers; if `masked`, for the lanes at work alone. */
  store(registers: readonly LocalIndex[], value: Expression, masked: boolean): void {
    const { fn } = this;
    const { active, builder } = fn;
    const expressions = this.#expressions;
    const bits = value.type === "bool" ? fn.maskBits : bitsOf(value.type);
    expressions.prepare(value, value.type === "bool" ? bits : undefined);
    registers.forEach((register, r) => {
      if (value.type === "bool") expressions.pushMask(value, r, bits);
      else expressions.push(value, r);
      if (masked && active !== undefined) {
        builder.get(register);
        expressions.resize((mask) => builder.get(active[mask]!), fn.maskBits, r, bits);
        builder.emit("v128.bitselect");
      }
      builder.set(register);
    });
    expressions.release();
  }

  /** Computes a condition into new registers. */
  condition(test: Expression, name: string): readonly LocalIndex[] {
    const registers = this.fn.variables(name, this.fn.maskBits);
    this.store(registers, test, false);
    return registers;
  }

  /** Pushes a condition on which all lanes agree, as an i32. */
  pushAgreed(test: Expression): void {
    this.#expressions.prepare(test, this.fn.maskBits);
    this.#expressions.pushMask(test, 0, this.fn.maskBits);
    this.#expressions.release();
    this.fn.builder.emit("v128.any_true");
  }

  /** Takes the lanes of which a condition does not hold out of a mask. */
  narrow(mask: readonly LocalIndex[], test: Expression): void {
    const { builder, maskBits } = this.fn;
    this.#expressions.prepare(test, maskBits);
    mask.forEach((register, r) => {
      this.#expressions.pushMask(test, r, maskBits);
      builder.write(register, "v128.and").set(register);
    });
    this.#expressions.release();
  }
}
