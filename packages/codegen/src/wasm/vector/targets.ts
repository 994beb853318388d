/** What statements leave: loops and their turns, blocks, the function. */
import type { Statement } from "@lockstep/core";
import type { FunctionBuilder, Label } from "../assembly/function-builder.js";
import type { Mask } from "./lane-masks.js";

export type Leaving = Extract<Statement, { kind: "break" | "continue" | "return" }>;

export interface Target {
  readonly kind: "function" | "loop" | "turn" | "block";
  readonly label: number;
  /** Where all lanes leave together. */
  readonly exit: Label;
  /** The lanes that have not left, where they leave at different times. */
  readonly mask: Mask | undefined;
}

export class Targets {
  /** Outermost first. */
  readonly #targets: Target[] = [];

  constructor(readonly builder: FunctionBuilder) {}

  get innermost(): Target {
    return this.#targets.at(-1)!;
  }

  /** Writes something that can be left, as a block to whose end branches go. */
  as(kind: Target["kind"], label: number, mask: Mask | undefined, write: () => void): void {
    this.builder.block((exit) => {
      this.#targets.push({ kind, label, exit, mask });
      write();
      this.#targets.pop();
    });
  }

  /** What a statement leaves. */
  of(statement: Leaving): Target {
    return this.#targets.findLast((target) => isTarget(target, statement))!;
  }
}

const isTarget = (target: Target, statement: Leaving): boolean =>
  statement.kind === "return"
    ? target.kind === "function"
    : (statement.kind === "continue") === (target.kind === "turn") &&
      target.kind !== "function" &&
      target.label === statement.label;
