/**
 * Expressions of a kernel in the JavaScript that GPU.js compiles itself (webasm). Every text can stand wherever a value
 * may, and its type is plain to GPU.js, which goes by the form of an expression:
 *
 * - `<=`, `>=`, `===` count as the type of their left side, unless `&& true` makes them Boolean;
 * - a literal is rounded to an integer within any integer expression, a call's argument included: floats are constants
 *   of the kernel, and an integer stands as `(5 | 0)`;
 * - the type of a choice is looked for in its first side, twice at each level, which takes for ever where choices are
 *   nested: `| 0`, `Math.fround` and `&& true` around each tell it at once;
 * - `| 0` makes an Integer of a Boolean, and of a Number by truncation; `Math.fround` makes a Number of an Integer.
 */
import type { Binary, Call, Constant, Convert, Expression, Invoke, Select, Unary } from "@lockstep/core";
import type { Helpers } from "./parsed-helpers.js";

/** What the text of an expression refers to, which depends on where it stands. */
export interface Surroundings {
  readonly helpers: Helpers;
  local(index: number): string;
  /** A float32 as a constant of the kernel. */
  constant(value: number): string;
  /** The scalar whose bits a node takes for a float; undefined for any other node. */
  scalar(node: Expression): string | undefined;
  /** A call. `live`: a text that tells whether its result is wanted. */
  invoke(node: Invoke, args: readonly string[], live: () => string): string;
  /** Whether a call within does more than is harmless where its result is not wanted. */
  isGuarded(node: Expression): boolean;
  readonly live: string;
}

const arithmetic: Readonly<Record<string, string>> = { add: "+", subtract: "-", multiply: "*", divide: "/" };
const bitwise: Readonly<Record<string, string>> = {
  bitAnd: "&",
  bitOr: "|",
  bitXor: "^",
  shiftLeft: "<<",
  shiftRight: ">>",
  shiftRightUnsigned: ">>>",
};

export class ParsedExpressions {
  #live: () => string;

  constructor(readonly around: Surroundings) {
    this.#live = () => around.live;
  }

  readonly value = (node: Expression): string => {
    switch (node.kind) {
      case "constant":
        return this.#constant(node);
      case "local":
        return this.around.local(node.local);
      case "unary":
        return this.#unary(node);
      case "binary":
        return this.#binary(node);
      case "convert":
        return this.#convert(node);
      case "select":
        return this.#select(node);
      case "call":
        return this.#call(node);
      case "invoke":
        return this.around.invoke(node, node.args.map(this.value), this.#live);
      default: {
        const scalar = this.around.scalar(node);
        if (scalar === undefined) throw new TypeError(`${node.kind} has no text here`);
        return scalar;
      }
    }
  };

  #constant({ type, value }: Constant): string {
    if (type === "bool") return value === 0 ? "false" : "true";
    if (type !== "int32") return this.around.constant(value);
    // 2147483648 is no int of its own.
    return value === -(2 ** 31) ? "(1 << 31)" : `(${value} | 0)`;
  }

  #unary({ op, type, value }: Unary): string {
    const text = this.value(value);
    if (op === "not" || type === "bool") return `(!${text})`;
    return op === "bitNot" ? `(~${text})` : `(-${text})`;
  }

  #binary({ op, type, left, right }: Binary): string {
    const [a, b] = [this.value(left), this.value(right)];
    if (op in arithmetic) return `(${a} ${arithmetic[op]} ${b})`;
    if (op === "remainder")
      return this.around.helpers.call(type === "int32" ? "remainderInt" : "remainder", a, b);
    if (op in bitwise) {
      if (type !== "bool") return `(${a} ${bitwise[op]} ${b})`;
      if (op === "bitXor") return `((${a} | 0) !== (${b} | 0) && true)`;
      return `(${a} ${op === "bitAnd" ? "&&" : "||"} ${b})`;
    }
    const [x, y] = left.type === "bool" ? [`(${a} | 0)`, `(${b} | 0)`] : [a, b];
    switch (op) {
      case "less":
        return `(${x} < ${y})`;
      case "greater":
        return `(${x} > ${y})`;
      case "lessEqual":
        return `(${x} <= ${y} && true)`;
      case "greaterEqual":
        return `(${x} >= ${y} && true)`;
      default:
        return `(${x} ${op === "equal" ? "===" : "!=="} ${y} && true)`;
    }
  }

  #convert({ type, value }: Convert): string {
    const text = this.value(value);
    const from = value.type;
    if (from === type) return text;
    if (type === "bool") return from === "int32" ? `(${text} !== 0 && true)` : `(Math.abs(${text}) > 0)`;
    if (type === "int32") return from === "bool" ? `(${text} | 0)` : this.around.helpers.call("toInt", text);
    return from === "bool" ? `Math.fround(${text} | 0)` : `Math.fround(${text})`;
  }

  #select(node: Select): string {
    const test = this.value(node.test);
    const then = this.#under(test, node.then);
    const text = `(${test} ? ${then} : ${this.#under(`(!${test})`, node.else)})`;
    if (node.type === "bool") return `(${text} && true)`;
    return node.type === "int32" ? `(${text} | 0)` : `Math.fround${text}`;
  }

  /** A side of a choice: both are computed where four elements are at once. */
  #under(test: string, node: Expression): string {
    if (!this.around.isGuarded(node)) return this.value(node);
    const outer = this.#live;
    this.#live = () => `(${outer()} && ${test})`;
    const text = this.value(node);
    this.#live = outer;
    return text;
  }

  #call({ fn, type, args }: Call): string {
    const texts = args.map(this.value);
    const { helpers } = this.around;
    if (type === "int32") {
      switch (fn) {
        case "abs":
        case "min":
        case "max":
        case "sign":
          return helpers.call(`${fn}Int`, ...texts);
        case "clz32":
          return helpers.call("leadingZeros", ...texts);
        case "imul":
          return `(${texts[0]} * ${texts[1]})`;
        default:
          return texts[0]!;
      }
    }
    if (fn === "fround") return texts[0]!;
    if (fn === "round" || fn === "hypot") return helpers.call(fn, ...texts);
    return `Math.${fn}(${texts.join(", ")})`;
  }
}
