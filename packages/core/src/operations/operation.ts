/** What every operation is: a function that can say how it would run. */
import type { Explanation } from "../backend/explanation.js";

/** Holds, on an operation's function, what explains it. A symbol, so that it is not in the way of people. */
const explainer: unique symbol = Symbol("lockstep.explain");

export type Explain = (args: readonly unknown[]) => Explanation | Explanation[];

/** Any operation. */
// biome-ignore lint/suspicious/noExplicitAny: operations differ in what they take
export type AnyOperation = (...args: any[]) => unknown;

/** `call` as an operation: with a name that people see in traces, and what explains it. */
export function asOperation(name: string, call: AnyOperation, explain: Explain): AnyOperation {
  Object.defineProperty(call, "name", { value: name, configurable: true });
  Object.defineProperty(call, explainer, { value: explain });
  return call;
}

/** What explains an operation; undefined for any other value. */
export function explainerOf(operation: unknown): Explain | undefined {
  return typeof operation === "function" ? (operation as { [explainer]?: Explain })[explainer] : undefined;
}
