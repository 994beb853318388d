/**
 * The refusal of a captured variable: it says what to write instead, in the person's own function. A function that
 * captures itself is recursive, and the scope would not help it.
 */

import { drawFrame } from "../errors/frame.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { Source } from "./source.js";
import type * as syntax from "./syntax/nodes.js";

export function refuseCapture(source: Source, node: syntax.Identifier, operation: string): LockstepError {
  const { name } = node;
  const span = { start: node.start, end: node.end };
  const details = { span, frame: drawFrame(source.text, span) };
  if (name === "undefined") {
    return new LockstepError("KERNEL_UNSUPPORTED", {
      ...details,
      cause: "'undefined' is not a number or a boolean",
      mend: "Every value of a kernel is a number or a boolean; NaN may stand for a missing one",
    });
  }
  if (name === source.node.name) {
    return new LockstepError("KERNEL_RECURSION", {
      ...details,
      cause: `'${name}' calls itself`,
      mend: "Write it as a loop",
    });
  }
  return new LockstepError("KERNEL_CAPTURE", {
    ...details,
    cause: `'${name}' comes from outside the function`,
    mend: `Pass it in the scope: ${rewritten(source, name, operation)}`,
  });
}

/** The person's function with the name added to its scope parameter, where it is short; else its outline. */
function rewritten(source: Source, name: string, operation: string): string {
  const { node, text } = source;
  const safe = /^[A-Za-z_$][\w$]*$/.test(name) && !name.startsWith("__") ? name : "k";
  const last = node.params.at(-1);
  const body = source.textOf(node.body);
  const single =
    node.type === "ArrowFunctionExpression" && text.length <= 60 && !text.includes("\n") && safe === name;
  const names =
    last?.type === "ObjectPattern" ? last.properties.map((property) => source.textOf(property)) : [];
  const values = node.params
    .filter((parameter) => parameter !== last || names.length === 0)
    .map((p) => source.textOf(p));
  const scope = `{ ${[...names, safe].join(", ")} }`;
  return `${operation}((${[...values, scope].join(", ")}) => ${single ? body : "…"}, ${scope})`;
}
