/** What the editor offers to complete: operations and methods of core, and the kernel language's `Math`. */
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  ifNotIn,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { operationFamilies } from "@lockstep/core";
import { creations, makers, views } from "./core-words.js";
import { importOf } from "./imports.js";
import { mathConstants, mathFunctions } from "./math-words.js";

const words = (
  list: Readonly<Record<string, string>>,
  type: string,
  detail: string,
  more: Partial<Completion> = {},
): Completion[] => Object.entries(list).map(([label, info]) => ({ label, info, type, detail, ...more }));

/** Completes a name of core, and imports it. */
function applyImported(view: EditorView, { label }: Completion, from: number, to: number): void {
  const insertion = importOf(label, view.state.doc.toString());
  const before = insertion && insertion.from <= from ? insertion.insert.length : 0;
  view.dispatch({
    changes: [{ from, to, insert: label }, ...(insertion ? [insertion] : [])],
    selection: { anchor: from + label.length + before },
    userEvent: "input.complete",
  });
}

const operations: readonly Completion[] = Object.entries(operationFamilies).flatMap(([family, rows]) =>
  Object.entries(rows as Readonly<Record<string, { readonly doc: string }>>).map(([label, { doc }]) => ({
    label,
    info: doc,
    type: "function",
    detail: family,
  })),
);

const ofMath: readonly Completion[] = [
  ...words(mathFunctions, "function", "Math"),
  ...words(mathConstants, "constant", "Math"),
];
const ofTensors: readonly Completion[] = [
  ...words(views, "property", "view", { boost: 1 }),
  ...words(creations, "method", "device", { boost: 1 }),
  ...operations,
];
const ofCore: readonly Completion[] = [
  ...words(makers, "function", "core", { boost: 2, apply: applyImported }),
  // `var` is a reserved word; as a method it is there.
  ...operations.filter(({ label }) => label !== "var").map((one) => ({ ...one, apply: applyImported })),
];

const nowhere = ["String", "TemplateString", "LineComment", "BlockComment", "RegExp"];

export const completions: CompletionSource = ifNotIn(nowhere, complete);

function complete(context: CompletionContext): CompletionResult | null {
  const validFor = /^[\w$]*$/;
  const math = context.matchBefore(/\bMath\.\w*/);
  if (math) return { from: math.from + "Math.".length, options: ofMath, validFor };
  const member = context.matchBefore(/[\w$)\]]\.\w*/);
  if (member) {
    // A point after a digit belongs to a number.
    if (/^\d/.test(member.text)) return null;
    return { from: member.from + 2, options: ofTensors, validFor };
  }
  const word = context.matchBefore(/[\w$]+/);
  if (!context.explicit && (!word || word.text.length < 2 || /^\d/.test(word.text))) return null;
  return { from: word?.from ?? context.pos, options: ofCore, validFor };
}
