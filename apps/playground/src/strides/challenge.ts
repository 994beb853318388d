/** Tasks of the strides view, and whether a chain solves one: judged by what its tensor holds, not by how it was made. */
import { mostCells } from "./cells.js";
import { type Chain, chainOf } from "./chain.js";
import type { Step, StepKind } from "./step.js";

export interface Challenge {
  readonly id: string;
  readonly task: string;
  readonly hint: string;
  readonly shape: readonly number[];
  /** One way to do it; what it gives is what is asked for. */
  readonly answer: readonly Step[];
  /** Whether a copy is what is asked for. Else it must do without. */
  readonly copies?: boolean;
}

const step = (id: number, kind: StepKind, fields: Step["fields"] = {}): Step => ({ id, kind, fields });

export const challenges: readonly Challenge[] = [
  {
    id: "columns-backwards",
    task: "Make the columns run backwards.",
    hint: "A negative step, or flip: the stride of that dimension becomes negative.",
    shape: [3, 4],
    answer: [step(1, "flip", { axis: "1" })],
  },
  {
    id: "every-second-column",
    task: "Every second column, each as a row.",
    hint: "A step of 2 doubles a stride; transpose lets two strides change places.",
    shape: [3, 4],
    answer: [step(1, "slice", { axis: "1", step: "2" }), step(2, "transpose")],
  },
  {
    id: "three-times",
    task: "The row three times, without storing it three times.",
    hint: "A stride of 0 stays where it is.",
    shape: [6],
    answer: [step(1, "broadcastTo", { shape: "3, 6" })],
  },
  {
    id: "diagonal",
    task: "The diagonal, without a copy.",
    hint: "From one element of the diagonal to the next it is a row and one more. In a single row, that is a step.",
    shape: [4, 4],
    answer: [step(1, "reshape", { shape: "-1" }), step(2, "slice", { axis: "0", step: "5" })],
  },
  {
    id: "must-copy",
    task: "Column after column, all in one row: a reshape that has to copy.",
    hint: "Transpose, then reshape to -1: no single stride walks that way.",
    shape: [3, 4],
    answer: [step(1, "transpose"), step(2, "reshape", { shape: "-1" })],
    copies: true,
  },
];

const held = ({ end: { tensor } }: Chain): string => JSON.stringify([tensor.shape, [...tensor.dataSync()]]);

/** Whether `chain` starts where the challenge does and ends with what it asks for. */
export function solves(chain: Chain, challenge: Challenge): boolean {
  if (chain.links.some(({ refusal }) => refusal)) return false;
  if (chain.start.tensor.shape.join() !== challenge.shape.join()) return false;
  if (chain.end.tensor.size > mostCells) return false;
  if (chain.copied !== (challenge.copies ?? false)) return false;
  return held(chain) === held(chainOf(challenge.shape, challenge.answer));
}
