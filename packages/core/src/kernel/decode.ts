/** A function of the tree from the text that `encode` made of it. */
import {
  binaryOps,
  callFns,
  comparisons,
  firstBinary,
  firstCall,
  firstIntrinsic,
  firstKind,
  firstLocal,
  intrinsicOps,
  intrinsicsOfOne,
  intrinsicTypes,
  kinds,
  numberAt,
  types,
  unaryOps,
} from "./alphabet.js";
import { functionArity } from "./functions.js";
import type { Expression, KernelFunction, Local, Lookup, Statement, ValueType } from "./tree.js";

/** What the numbers that lead out of a function's text stand for. */
export interface Referents {
  readonly callee: (number: number) => KernelFunction;
  readonly table: (number: number) => Lookup["table"];
}

export function decode(name: string, text: string, referents: Referents): KernelFunction {
  return new Decoder(text, referents).function(name);
}

class Decoder {
  private at = 0;
  private locals: Local[] = [];

  constructor(
    private readonly text: string,
    private readonly referents: Referents,
  ) {}

  function(name: string): KernelFunction {
    const arity = this.number();
    const result = this.type();
    for (let left = this.number(); left > 0; left--) this.locals.push({ name: "v", type: this.type() });
    return { name, arity, locals: this.locals, result, body: this.statements() };
  }

  private number(): number {
    return numberAt(this.text, this.at++);
  }

  private type(): ValueType {
    return types[this.number()]!;
  }

  private statements(): Statement[] {
    const body: Statement[] = [];
    for (;;) {
      const kind = kinds[this.number() - firstKind]!;
      switch (kind) {
        case "assign":
          body.push({ kind, local: this.number(), value: this.expression() });
          break;
        case "return":
          body.push({ kind, value: this.expression() });
          break;
        case "if":
          body.push({ kind, test: this.expression(), then: this.statements(), else: this.statements() });
          break;
        case "loop": {
          const label = this.number();
          const test = this.expression();
          body.push({ kind, label, test, body: this.statements(), update: this.statements() });
          break;
        }
        case "block":
          body.push({ kind, label: this.number(), body: this.statements() });
          break;
        case "break":
        case "continue":
          body.push({ kind, label: this.number() });
          break;
        default:
          return body;
      }
    }
  }

  private expression(): Expression {
    const sign = this.number();
    if (sign < firstBinary) {
      const value = this.expression();
      return { kind: "unary", op: unaryOps[sign]!, type: value.type, value };
    }
    if (sign < firstIntrinsic) {
      const op = binaryOps[sign - firstBinary]!;
      const left = this.expression();
      const right = this.expression();
      const type = sign - firstBinary < comparisons ? "bool" : left.type;
      return { kind: "binary", op, type, left, right };
    }
    if (sign < firstCall) {
      const which = sign - firstIntrinsic;
      const op = intrinsicOps[which]!;
      return {
        kind: "intrinsic",
        op,
        type: intrinsicTypes[op],
        args: this.list(which < intrinsicsOfOne ? 1 : 2),
      };
    }
    if (sign < firstKind) {
      const fn = callFns[sign - firstCall]!;
      const args = this.list(functionArity[fn]);
      return { kind: "call", type: args[0]!.type, fn, args };
    }
    if (sign >= firstLocal) {
      const local = sign - firstLocal;
      return { kind: "local", type: this.locals[local]!.type, local };
    }
    return this.other(kinds[sign - firstKind]!);
  }

  private other(kind: (typeof kinds)[number]): Expression {
    switch (kind) {
      case "constant": {
        const type = this.type();
        const end = this.text.indexOf(" ", this.at);
        const value = Number(this.text.slice(this.at, end));
        this.at = end + 1;
        return { kind, type, value };
      }
      case "convert":
        return { kind, type: this.type(), value: this.expression() };
      case "select": {
        const test = this.expression();
        const then = this.expression();
        return { kind, type: then.type, test, then, else: this.expression() };
      }
      case "lookup":
        return {
          kind,
          type: this.type(),
          table: this.referents.table(this.number()),
          index: this.expression(),
        };
      default: {
        const callee = this.number();
        const { result, arity } = this.referents.callee(callee);
        return { kind: "invoke", type: result, callee, args: this.list(arity) };
      }
    }
  }

  private list(length: number): Expression[] {
    const list: Expression[] = [];
    while (list.length < length) list.push(this.expression());
    return list;
  }
}
