/**
 * A case: one thing that a backend must do, with an id that never changes its meaning. Cases are plain
 * values, so they can be listed, filtered and counted without a backend at hand; the runner, the vitest
 * adapter and the command line are three ways to go through the same list.
 */
import type { Capabilities, Dtype } from "@lockstep/core";
import type { Bench } from "./bench.js";

/** Answers why a backend with these capabilities is not held to a case, or nothing where it is. */
export type Need = (capabilities: Capabilities) => string | undefined;

export interface Case {
  /** `family/group/name`, of letters, digits and `-._` between the slashes. */
  readonly id: string;
  readonly needs?: readonly Need[];
  /** Resolves where the backend does what it must; rejects with what it did instead. */
  run(bench: Bench): Promise<void>;
}

/** The backend must have each of these dtypes. */
export function needDtypes(...wanted: readonly Dtype[]): Need {
  return ({ dtypes }) => {
    const missing = wanted.filter((dtype) => !dtypes.includes(dtype));
    return missing.length === 0 ? undefined : `no ${missing.join(", ")}`;
  };
}

/** The place must let text become functions, as a page with a strict content security policy does not. */
export const needCodeGeneration: Need = () =>
  canGenerateCode() ? undefined : "this page forbids functions made of text (content security policy)";

let generates: boolean | undefined;

function canGenerateCode(): boolean {
  if (generates === undefined) {
    try {
      generates = new Function("return true")() as boolean;
    } catch {
      generates = false;
    }
  }
  return generates;
}

/** The first reason for which a backend is not held to `item`; nothing where it is. */
export function whySkipped(item: Case, capabilities: Capabilities): string | undefined {
  for (const need of item.needs ?? []) {
    const reason = need(capabilities);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The part of an id before the first slash. */
export const familyOf = (id: string): string => id.slice(0, id.indexOf("/"));
