/** The refusals of constructs that the kernel language does not have: what it is called, and what to write instead. */

import type { LockstepError } from "../errors/lockstep-error.js";
import type { SourceText } from "./source-text.js";
import type { Node } from "./syntax/nodes.js";

const outside: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  ArrayPattern: ["destructuring", "Declare each variable by itself"],
  ObjectPattern: ["destructuring", "Only the scope, the last parameter, is destructured"],
  ArrayExpression: ["an array", "A kernel computes with numbers; write each value as a variable"],
  ObjectExpression: ["an object", "A kernel computes with numbers; write each value as a variable"],
  ArrowFunctionExpression: ["a function within the function", "Pass it in the scope"],
  FunctionExpression: ["a function within the function", "Pass it in the scope"],
  FunctionDeclaration: ["a function within the function", "Pass it in the scope"],
  ClassExpression: ["a class", "A kernel computes with numbers"],
  ClassDeclaration: ["a class", "A kernel computes with numbers"],
  TemplateLiteral: ["a string", "A kernel computes with numbers"],
  TaggedTemplateExpression: ["a string", "A kernel computes with numbers"],
  NewExpression: ["'new'", "A kernel computes with numbers"],
  ThisExpression: ["'this'", "Pass what it needs in the scope"],
  Super: ["'super'", "Pass what it needs in the scope"],
  ImportExpression: ["'import'", "Pass what it needs in the scope"],
  ChainExpression: ["optional chaining", "A number always exists; write it without '?.'"],
  SpreadElement: ["a spread", "Write the arguments one by one"],
  SwitchStatement: ["'switch'", "Write it as if … else if … else"],
  ThrowStatement: ["'throw'", "Return a value that says so, such as NaN"],
  TryStatement: ["'try'", "Nothing throws in a kernel; leave it out"],
  WithStatement: ["'with'", "Write the names out"],
  DebuggerStatement: ["'debugger'", 'Leave it out, and run uncompiled: cpu({ mode: "interpret" })'],
  ForInStatement: ["'for … in'", "Write for (let i = 0; i < n; i++)"],
  ForOfStatement: ["'for … of'", "Write for (let i = 0; i < n; i++)"],
  MemberExpression: ["a property", "Pass the value itself, as an argument or in the scope"],
};

/** The error for a node of a kind that is not in the language. */
export function refuseNode(source: SourceText, node: Node): LockstepError {
  const [what, mend] = outside[node.type] ?? [
    `'${source.textOf(node)}'`,
    "See the kernel language in the README",
  ];
  return source.refusal("KERNEL_UNSUPPORTED", node, `${what} is not part of the kernel language`, mend);
}
