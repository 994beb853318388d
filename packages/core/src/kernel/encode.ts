/** A function of the tree as text: short, the same for the same function, and without its names. */
import {
  binaryOps,
  callFns,
  firstBinary,
  firstConstant,
  firstConvert,
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

/** As `decode` reads it. */
export function encode(fn: Omit<KernelFunction, "name">, references: References): string {
  return new Encoder(references).function(fn);
}

const signs = new Map<string, string>();
for (const [first, names] of [
  [0, unaryOps],
  [firstBinary, binaryOps],
  [firstIntrinsic, intrinsicOps],
  [firstKind, kinds],
] as const) {
  for (const [i, name] of names.entries()) signs.set(name, signOf(first + i));
}

const sign = (name: string): string => signs.get(name)!;
const typeSign = (type: ValueType, first = 0): string => signOf(first + types.indexOf(type));

class Encoder {
  /** The numbers of locals, by their numbers in the tree. */
  private readonly locals = new Map<number, number>();

  constructor(private readonly references: References) {}

  function({ arity, locals, result, body }: Omit<KernelFunction, "name">): string {
    let text = signOf(arity);
    for (let i = 0; i < arity; i++) {
      this.locals.set(i, i);
      text += typeSign(locals[i]!.type);
    }
    return text + typeSign(result) + this.list(body);
  }

  private list(body: readonly Statement[]): string {
    return body.map((statement) => this.statement(statement)).join("") + sign("end");
  }

  private statement(statement: Statement): string {
    const kind = sign(statement.kind);
    switch (statement.kind) {
      case "assign": {
        const { local } = statement;
        const value = this.expression(statement.value);
        if (this.locals.has(local)) return kind + this.local(local) + value;
        this.locals.set(local, this.locals.size);
        return sign("declare") + value;
      }
      case "return":
        return kind + this.expression(statement.value);
      case "if":
        return kind + this.expression(statement.test) + this.list(statement.then) + this.list(statement.else);
      case "loop":
        return (
          kind +
          signOf(statement.label) +
          this.expression(statement.test) +
          this.list(statement.body) +
          this.list(statement.update)
        );
      case "block":
        return kind + signOf(statement.label) + this.list(statement.body);
      default:
        return kind + signOf(statement.label);
    }
  }

  private local(local: number): string {
    return signOf(firstLocal + this.locals.size - 1 - this.locals.get(local)!);
  }

  private expression(node: Expression): string {
    switch (node.kind) {
      case "constant":
        // A text of numbers has no -0 by itself.
        return (
          typeSign(node.type, firstConstant) +
          (Object.is(node.value, -0) ? "-0" : String(node.value).replace(/^(-?)0\./, "$1."))
        );
      case "local":
        return this.local(node.local);
      case "unary":
        return sign(node.op) + this.expression(node.value);
      case "binary":
        return sign(node.op) + this.all([node.left, node.right]);
      case "convert":
        return typeSign(node.type, firstConvert) + this.expression(node.value);
      case "select":
        return sign("select") + this.all([node.test, node.then, node.else]);
      case "lookup":
        return (
          sign("lookup") +
          typeSign(node.type) +
          this.references.table(node.table) +
          this.expression(node.index)
        );
      case "invoke":
        return sign("invoke") + this.references.callee(node.callee) + this.all(node.args);
      case "call":
        return sign("call") + signOf(callFns.indexOf(node.fn)) + this.all(node.args);
      default:
        return sign(node.op) + this.all(node.args);
    }
  }

  private all(nodes: readonly Expression[]): string {
    return nodes.map((node) => this.expression(node)).join("");
  }
}
