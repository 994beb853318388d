/** A function of the tree as text: short, the same for the same function, and without its names. */
import {
  binaryOps,
  callFns,
  firstBinary,
  firstCall,
  firstIntrinsic,
  firstKind,
  firstLocal,
  intrinsicOps,
  kinds,
  signOf,
  types,
  unaryOps,
} from "./alphabet.js";
import type { Expression, KernelFunction, Lookup, Statement, ValueType } from "./tree.js";

/** How references that lead out of a function are written. */
export interface References {
  readonly callee: (callee: number) => string;
  readonly table: (table: Lookup["table"]) => string;
}

const signs = new Map<string, string>();
for (const [first, names] of [
  [0, unaryOps],
  [firstBinary, binaryOps],
  [firstIntrinsic, intrinsicOps],
  [firstCall, callFns],
  [firstKind, kinds],
] as const) {
  for (const [i, name] of names.entries()) signs.set(name, signOf(first + i));
}

const sign = (name: string): string => signs.get(name)!;
const typeSign = (type: ValueType): string => signOf(types.indexOf(type));

/** As `decode` reads it. */
export function encode(fn: Omit<KernelFunction, "name">, references: References): string {
  const locals = fn.locals.map((entry) => typeSign(entry.type)).join("");
  const head = signOf(fn.arity) + typeSign(fn.result) + signOf(fn.locals.length) + locals;
  return head + encodeStatements(fn.body, references);
}

function encodeStatements(body: readonly Statement[], references: References): string {
  let text = "";
  for (const statement of body) text += encodeStatement(statement, references);
  return text + sign("end");
}

function encodeStatement(statement: Statement, references: References): string {
  const kind = sign(statement.kind);
  switch (statement.kind) {
    case "assign":
      return kind + signOf(statement.local) + encodeExpression(statement.value, references);
    case "return":
      return kind + encodeExpression(statement.value, references);
    case "if":
      return (
        kind +
        encodeExpression(statement.test, references) +
        encodeStatements(statement.then, references) +
        encodeStatements(statement.else, references)
      );
    case "loop":
      return (
        kind +
        signOf(statement.label) +
        encodeExpression(statement.test, references) +
        encodeStatements(statement.body, references) +
        encodeStatements(statement.update, references)
      );
    case "block":
      return kind + signOf(statement.label) + encodeStatements(statement.body, references);
    default:
      return kind + signOf(statement.label);
  }
}

function encodeExpression(node: Expression, references: References): string {
  switch (node.kind) {
    case "constant":
      // A text of numbers has no -0 by itself.
      return `${sign("constant")}${typeSign(node.type)}${Object.is(node.value, -0) ? "-0" : node.value} `;
    case "local":
      return signOf(firstLocal + node.local);
    case "unary":
      return sign(node.op) + encodeExpression(node.value, references);
    case "binary":
      return (
        sign(node.op) + encodeExpression(node.left, references) + encodeExpression(node.right, references)
      );
    case "convert":
      return sign("convert") + typeSign(node.type) + encodeExpression(node.value, references);
    case "select":
      return (
        sign("select") +
        encodeExpression(node.test, references) +
        encodeExpression(node.then, references) +
        encodeExpression(node.else, references)
      );
    case "lookup":
      return (
        sign("lookup") +
        typeSign(node.type) +
        references.table(node.table) +
        encodeExpression(node.index, references)
      );
    case "invoke":
      return sign("invoke") + references.callee(node.callee) + encodeAll(node.args, references);
    case "call":
      return sign(node.fn) + encodeAll(node.args, references);
    default:
      return sign(node.op) + encodeAll(node.args, references);
  }
}

function encodeAll(args: readonly Expression[], references: References): string {
  let text = "";
  for (const arg of args) text += encodeExpression(arg, references);
  return text;
}
