/**
 * From a function value to its syntax tree. The source text is all that is used of a function: what it says is
 * compiled, what its closure holds is not.
 */

import type * as acorn from "acorn";
import { type Node, parse } from "acorn";
import type { ErrorCode } from "../errors/codes.js";
import { drawFrame } from "../errors/frame.js";
import { LockstepError, type Span } from "../errors/lockstep-error.js";

export type FunctionNode =
  | acorn.FunctionExpression
  | acorn.ArrowFunctionExpression
  | acorn.FunctionDeclaration;

/** A function's own text with its parsed tree; nodes are placed in `wrapped`, the text shifted by `shift`. */
export class Source {
  constructor(
    readonly text: string,
    readonly node: FunctionNode,
    private readonly shift: number,
  ) {}

  span(node: Node): Span {
    return { start: node.start - this.shift, end: node.end - this.shift };
  }

  textOf(node: Node): string {
    return this.text.slice(node.start - this.shift, node.end - this.shift);
  }

  /** The error about `node`, with the person's own line and a caret. */
  refusal(code: ErrorCode, node: Node, cause: string, mend?: string): LockstepError {
    const span = this.span(node);
    return new LockstepError(code, {
      cause,
      ...(mend === undefined ? {} : { mend }),
      span,
      frame: drawFrame(this.text, span),
    });
  }
}

const notReadable = (cause: string, mend: string): LockstepError =>
  new LockstepError("KERNEL_SOURCE", { cause, mend });

/** Reads and parses a function; throws `KERNEL_SOURCE` or `KERNEL_SYNTAX`. */
export function readSource(fn: (...args: never[]) => unknown, operation: string): Source {
  if (typeof fn !== "function") {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${operation} takes a function, not ${fn === null ? "null" : typeof fn}`,
      mend: `Write ${operation}((x) => …)`,
    });
  }
  const text = Function.prototype.toString.call(fn);
  const name = fn.name ? `'${fn.name}'` : "the function";
  if (/\{\s*\[native code\]\s*\}\s*$/.test(text)) {
    throw notReadable(
      `${name} is native or bound, so its source cannot be read`,
      "Pass an arrow function that says what it does: (x) => …",
    );
  }
  if (/^class\b/.test(text)) throw notReadable(`${name} is a class`, "Pass a function of numbers");
  const source = parseText(text, name);
  const { node } = source;
  if (node.async || node.generator) {
    throw source.refusal(
      "KERNEL_SOURCE",
      node,
      `${name} is ${node.async ? "async" : "a generator"}, but it runs once per element and gives one value`,
      "Pass a plain function",
    );
  }
  return source;
}

const options = { ecmaVersion: 2022, sourceType: "module" } as const;

/** A function expression parses in parentheses, a method (`square(x) { … }`) only inside an object. */
function parseText(text: string, name: string): Source {
  let failure: unknown;
  for (const [before, after] of [
    ["(", ")"],
    ["({", "})"],
  ] as const) {
    try {
      const program = parse(before + text + after, options);
      const node = functionIn(program);
      if (node) return new Source(text, node, before.length);
    } catch (error) {
      failure ??= error;
    }
  }
  const at =
    typeof (failure as { pos?: unknown })?.pos === "number" ? (failure as { pos: number }).pos - 1 : 0;
  const span = { start: at, end: at + 1 };
  throw new LockstepError("KERNEL_SYNTAX", {
    cause: `the source of ${name} does not parse: ${String((failure as Error)?.message ?? "no function in it")}`,
    mend: "Lockstep reads JavaScript up to ES2022, as the running engine prints it",
    span,
    frame: drawFrame(text, span),
    origin: failure,
  });
}

function functionIn(program: acorn.Program): FunctionNode | undefined {
  const statement = program.body[0];
  if (program.body.length !== 1 || statement?.type !== "ExpressionStatement") return undefined;
  const { expression } = statement;
  if (expression.type === "FunctionExpression" || expression.type === "ArrowFunctionExpression")
    return expression;
  if (expression.type !== "ObjectExpression" || expression.properties.length !== 1) return undefined;
  const property = expression.properties[0]!;
  if (property.type !== "Property" || property.kind !== "init") return undefined;
  return property.value.type === "FunctionExpression" ? property.value : undefined;
}
