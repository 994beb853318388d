/**
 * A chain of views, made by the tensors of `cpu()` themselves: this file asks them one call after another and keeps
 * what came of each, a refusal included. It knows no layout rules of its own.
 */
import { cpu } from "@lockstep/backend-cpu/map";
import { LockstepError, type Tensor } from "@lockstep/core";
import { applyStep, callOf, type Step } from "./step.js";

/** An error of ours, in parts; without a code, what this view itself does not do. */
export interface Refusal {
  readonly code?: string;
  readonly cause: string;
  readonly mend?: string;
}

/** A tensor of the chain, with the one that sees the whole of its storage. */
export interface Seen {
  readonly tensor: Tensor;
  readonly whole: Tensor;
}

/** What came of a step; nothing of one that stands behind a refusal. */
export interface Link {
  readonly step: Step;
  readonly call?: string;
  readonly seen?: Seen;
  /** Whether the elements had to be copied into a new storage. */
  readonly copied?: boolean;
  readonly refusal?: Refusal;
}

export interface Chain {
  readonly start: Seen;
  readonly links: readonly Link[];
  /** The last tensor that there is. */
  readonly end: Seen;
  /** The whole of it as one expression, up to what was refused. */
  readonly code: string;
  readonly copied: boolean;
}

/** More elements than this are seen by views, but not copied: the page must stay quick. */
const mostCopied = 10_000;

const device = cpu();

/** A tensor of `shape` whose elements are the numbers of their places: 0, 1, 2, …. */
export function counting(shape: readonly number[]): Seen {
  const size = shape.reduce((product, length) => product * length, 1);
  const whole = device.tensor(Int32Array.from({ length: size }, (_, place) => place));
  return { whole, tensor: whole.reshape(shape) };
}

export function chainOf(shape: readonly number[], steps: readonly Step[]): Chain {
  const start = counting(shape);
  const links: Link[] = [];
  let end = start;
  let code = "x";
  let refused = false;
  for (const step of steps) {
    const link: Link = refused ? { step } : linkOf(step, end);
    links.push(link);
    refused ||= link.refusal !== undefined;
    if (link.seen === undefined) continue;
    end = link.seen;
    code += `.${link.call}`;
  }
  return { start, links, end, code, copied: links.some(({ copied }) => copied) };
}

function linkOf(step: Step, { tensor, whole }: Seen): Link {
  const call = callOf(step, tensor.ndim);
  if (step.kind === "reshape" && tensor.size > mostCopied) {
    const cause = `${tensor.size.toLocaleString("en")} elements: more than this view would copy`;
    return { step, call, refusal: { cause, mend: "Broadcast to a smaller shape" } };
  }
  try {
    const next = applyStep(step, tensor);
    const copied = next.storage !== tensor.storage;
    return { step, call, copied, seen: { tensor: next, whole: copied ? next.reshape([-1]) : whole } };
  } catch (error) {
    return { step, call, refusal: refusalOf(error) };
  }
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof LockstepError)) throw error;
  const cause = error.message.split("\n", 1)[0]!.slice(`${error.code}: `.length);
  return { code: error.code, cause, ...(error.mend === undefined ? {} : { mend: error.mend }) };
}
