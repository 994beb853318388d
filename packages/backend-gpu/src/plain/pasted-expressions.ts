/**
 * Expressions of a kernel in plain JavaScript, each operation rounded or wrapped to its type; for GPU.js's mode cpu. Every
 * text can stand wherever a value may. Library functions are those of `Math`, rounded once.
 */
import {
  type Binary,
  type Call,
  type Convert,
  type Expression,
  type Invoke,
  isExactFunction,
  type Unary,
} from "@lockstep/core";

/** What the text of an expression refers to, which depends on where it stands. */
export interface PastedSurroundings {
  local(index: number): string;
  /** The scalar whose bits a node takes for a float; undefined for any other node. */
  scalar(node: Expression): string | undefined;
  invoke(node: Invoke, args: readonly string[]): string;
}

const operators: Readonly<Record<Binary["op"], string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  remainder: "%",
  bitAnd: "&",
  bitOr: "|",
  bitXor: "^",
  shiftLeft: "<<",
  shiftRight: ">>",
  shiftRightUnsigned: ">>>",
  equal: "===",
  notEqual: "!==",
  less: "<",
  lessEqual: "<=",
  greater: ">",
  greaterEqual: ">=",
};
const ofBools: Partial<Readonly<Record<Binary["op"], string>>> = { bitAnd: "&&", bitOr: "||", bitXor: "!==" };

export class PastedExpressions {
  constructor(readonly around: PastedSurroundings) {}

  readonly value = (node: Expression): string => {
    switch (node.kind) {
      case "constant":
        if (node.type === "bool") return node.value === 0 ? "false" : "true";
        return Object.is(node.value, -0) ? "(-0)" : `(${node.value})`;
      case "local":
        return this.around.local(node.local);
      case "unary":
        return this.#unary(node);
      case "binary":
        return this.#binary(node);
      case "convert":
        return this.#convert(node);
      case "select":
        return `(${this.value(node.test)} ? ${this.value(node.then)} : ${this.value(node.else)})`;
      case "call":
        return this.#call(node);
      case "invoke":
        return this.around.invoke(node, node.args.map(this.value));
      default: {
        const scalar = this.around.scalar(node);
        if (scalar === undefined) throw new TypeError(`${node.kind} has no text here`);
        return scalar;
      }
    }
  };

  #unary({ op, type, value }: Unary): string {
    const text = this.value(value);
    if (op === "not" || type === "bool") return `(!${text})`;
    if (op === "bitNot") return `(~${text})`;
    return type === "int32" ? `(-${text} | 0)` : `(-${text})`;
  }

  #binary({ op, type, left, right }: Binary): string {
    const [a, b] = [this.value(left), this.value(right)];
    if (type === "bool") return `(${a} ${(left.type === "bool" && ofBools[op]) || operators[op]} ${b})`;
    if (type === "float32") return `Math.fround(${a} ${operators[op]} ${b})`;
    return op === "multiply" ? `Math.imul(${a}, ${b})` : `(${a} ${operators[op]} ${b} | 0)`;
  }

  #convert({ type, value }: Convert): string {
    const text = this.value(value);
    const from = value.type;
    if (from === type) return text;
    if (type === "bool") return from === "int32" ? `(${text} !== 0)` : `(Math.abs(${text}) > 0)`;
    if (from === "bool") return `(+${text})`;
    return type === "int32" ? `(${text} | 0)` : `Math.fround(${text})`;
  }

  #call({ fn, type, args }: Call): string {
    const text = `Math.${fn}(${args.map(this.value).join(", ")})`;
    if (type === "int32") return `(${text} | 0)`;
    return fn === "sqrt" || !isExactFunction(fn) ? `Math.fround(${text})` : text;
  }
}
