/** A function of the tree from the text that `encode` made of it. */
import {
  binaryOps,
  callFns,
  comparisons,
  firstBinary,
  firstConstant,
  firstConvert,
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

const numeral = /-?(?:NaN|Infinity|[\d.]+(?:e[-+]?\d+)?)/y;

class Decoder {
  private at = 0;
  private readonly locals: Local[] = [];

  constructor(
    private readonly text: string,
    private readonly referents: Referents,
  ) {}

  function(name: string): KernelFunction {
    const arity = this.number();
    while (this.locals.length < arity) this.declare(this.type());
    return { name, arity, locals: this.locals, result: this.type(), body: this.statements() };
  }

  private number(): number {
    return numberAt(this.text, this.at++);
  }

  private type(): ValueType {
    return types[this.number()]!;
  }

  private declare(type: ValueType): number {
    return this.locals.push({ name: "v", type }) - 1;
  }

  /** The local of a sign. */
  private local(sign: number): number {
    return this.locals.length - 1 - (sign - firstLocal);
  }

  private statements(): Statement[] {
    const body: Statement[] = [];
    for (;;) {
      const kind = kinds[this.number() - firstKind]!;
      switch (kind) {
        case "declare": {
          const value = this.expression();
          body.push({ kind: "assign", local: this.declare(value.type), value });
          break;
        }
        case "assign":
          body.push({ kind, local: this.local(this.number()), value: this.expression() });
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
    if (sign >= firstLocal) {
      const local = this.local(sign);
      return { kind: "local", type: this.locals[local]!.type, local };
    }
    if (sign >= firstKind) return this.other(kinds[sign - firstKind]!);
    if (sign >= firstConvert) {
      return { kind: "convert", type: types[sign - firstConvert]!, value: this.expression() };
    }
    if (sign >= firstConstant) {
      numeral.lastIndex = this.at;
      const [digits] = numeral.exec(this.text)!;
      this.at += digits.length;
      return { kind: "constant", type: types[sign - firstConstant]!, value: Number(digits) };
    }
    if (sign >= firstIntrinsic) {
      const which = sign - firstIntrinsic;
      const op = intrinsicOps[which]!;
      const args = this.list(which < intrinsicsOfOne ? 1 : 2);
      return { kind: "intrinsic", op, type: intrinsicTypes[op], args };
    }
    if (sign >= firstBinary) {
      const which = sign - firstBinary;
      const left = this.expression();
      const right = this.expression();
      const type = which < comparisons ? "bool" : left.type;
      return { kind: "binary", op: binaryOps[which]!, type, left, right };
    }
    const value = this.expression();
    return { kind: "unary", op: unaryOps[sign]!, type: value.type, value };
  }

  private other(kind: (typeof kinds)[number]): Expression {
    switch (kind) {
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
      case "call": {
        const fn = callFns[this.number()]!;
        const args = this.list(functionArity[fn]);
        return { kind, type: args[0]!.type, fn, args };
      }
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
