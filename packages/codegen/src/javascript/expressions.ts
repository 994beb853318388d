/**
 * Kernel expressions as JavaScript. Three readings of one node: a number of the node's type (`value`), the
 * same but not yet rounded to float32 (`loose`, for places that round by themselves), and a JavaScript
 * boolean (`test`).
 *
 * A float32 operation is computed in doubles and rounded by `Math.fround`. For + − × ÷ and the square root
 * that gives the bits of a float32 operation, since 53 ≥ 2 · 24 + 2 (Figueroa, "When is double rounding
 * innocuous?", 1995); remainders, minima, roundings to integers and negations of float32 values are float32
 * values as they come.
 */
import type { Binary, Expression, Intrinsic, Select, Unary } from "@lockstep/core";
import { needsRounding, writeCall } from "./calls.js";
import { convert, isTrue } from "./conversions.js";
import {
  atom,
  Binding,
  bit,
  call,
  conditional,
  infix,
  literal,
  negated,
  type Text,
  toInt32,
  within,
} from "./text.js";

/** What the text of an expression refers to, which depends on where it stands. */
export interface Names {
  local(index: number): string;
  label(label: string): string;
  callee(index: number): string;
  table(table: readonly number[], type: string): string;
  /** The intrinsic's text; each use gets scratch memory of its own. */
  intrinsic(op: Intrinsic["op"], args: readonly Text[]): Text;
}

const arithmetic = /* @__PURE__ */ (() =>
  ({
    add: ["+", Binding.sum],
    subtract: ["-", Binding.sum],
    multiply: ["*", Binding.product],
    divide: ["/", Binding.product],
    remainder: ["%", Binding.product],
  }) as const)();

const bitwise = /* @__PURE__ */ (() =>
  ({
    bitAnd: ["&", Binding.bitAnd],
    bitOr: ["|", Binding.bitOr],
    bitXor: ["^", Binding.bitXor],
    shiftLeft: ["<<", Binding.shift],
    shiftRight: [">>", Binding.shift],
    shiftRightUnsigned: [">>>", Binding.shift],
  }) as const)();

const comparisons = /* @__PURE__ */ (() =>
  ({
    equal: ["===", Binding.equality],
    notEqual: ["!==", Binding.equality],
    less: ["<", Binding.relation],
    lessEqual: ["<=", Binding.relation],
    greater: [">", Binding.relation],
    greaterEqual: [">=", Binding.relation],
  }) as const)();

const isArithmetic = (op: string): op is keyof typeof arithmetic => op in arithmetic;
const isComparison = (op: string): op is keyof typeof comparisons => op in comparisons;

export class ExpressionWriter {
  constructor(readonly names: Names) {}

  /** A number of the expression's type; a bool is 0 or 1. */
  value(expression: Expression): Text {
    const text = this.loose(expression);
    return isUnrounded(expression) ? call("Math.fround", text) : text;
  }

  /** As {@link value}, but a float32 may still be a double that rounds to it. */
  loose(expression: Expression): Text {
    switch (expression.kind) {
      case "constant":
        return literal(expression.value);
      case "local":
        return atom(this.names.local(expression.local));
      case "unary":
        return this.#unary(expression);
      case "binary":
        return isComparison(expression.op) ? bit(this.test(expression)) : this.#binary(expression);
      case "convert":
        return this.#convert(expression.value, expression.type);
      case "select":
        return this.#select(expression);
      case "call":
        return writeCall(
          expression.fn,
          expression.type,
          expression.args.map((arg) => this.value(arg)),
        );
      case "invoke":
        return call(this.names.callee(expression.callee), ...expression.args.map((arg) => this.value(arg)));
      case "intrinsic":
        return this.names.intrinsic(
          expression.op,
          expression.args.map((arg) => this.value(arg)),
        );
      case "lookup":
        return atom(
          `${this.names.table(expression.table, expression.type)}[${this.value(expression.index).text}]`,
        );
    }
  }

  /** A JavaScript boolean: whether the expression is true, not 0 and not NaN. */
  test(expression: Expression): Text {
    if (expression.type !== "bool") return isTrue(this.value(expression), expression.type);
    switch (expression.kind) {
      case "constant":
        return atom(expression.value === 0 ? "false" : "true");
      case "unary":
        return negated(this.test(expression.value));
      case "binary":
        if (isComparison(expression.op)) {
          const [operator, binding] = comparisons[expression.op];
          return infix(this.value(expression.left), operator, this.value(expression.right), binding);
        }
        break;
      case "convert":
        return this.test(expression.value);
      case "select":
        return this.#logical(expression);
    }
    return isTrue(this.value(expression), "bool");
  }

  #convert(from: Expression, to: Expression["type"]): Text {
    if (to === "bool") return bit(this.test(from));
    return to === "float32" ? this.value(from) : convert(this.value(from), from.type, to);
  }

  #unary({ op, type, value }: Unary): Text {
    if (type === "bool") return bit(negated(this.test(value)));
    const operand = this.value(value);
    if (op === "bitNot") return { text: `~${within(operand, Binding.atom)}`, binding: Binding.unary };
    const negative: Text = { text: `-${within(operand, Binding.atom)}`, binding: Binding.unary };
    return type === "int32" ? toInt32(negative) : negative;
  }

  #binary({ op, type, left, right }: Binary): Text {
    const a = this.value(left);
    const b = this.value(right);
    if (isArithmetic(op)) {
      if (type === "int32" && op === "multiply") return call("Math.imul", a, b);
      const result = infix(a, arithmetic[op][0], b, arithmetic[op][1]);
      return type === "int32" ? toInt32(result) : result;
    }
    const [operator, binding] = bitwise[op as keyof typeof bitwise];
    const result = infix(a, operator, b, binding);
    return op === "shiftRightUnsigned" ? toInt32(result) : result;
  }

  #select({ test, then, else: otherwise, type }: Select): Text {
    if (type === "bool") return bit(this.#logical({ kind: "select", type, test, then, else: otherwise }));
    return conditional(this.test(test), this.value(then), this.value(otherwise));
  }

  /** A choice between bools; `&&` and `||` where that is what it is. */
  #logical({ test, then, else: otherwise }: Select): Text {
    const first = this.test(test);
    if (isConstant(otherwise, 0) || isSameLocal(test, otherwise))
      return infix(first, "&&", this.test(then), Binding.and);
    if (isConstant(then, 1) || isSameLocal(test, then))
      return infix(first, "||", this.test(otherwise), Binding.or);
    return conditional(first, this.test(then), this.test(otherwise));
  }
}

const isConstant = (expression: Expression, value: number): boolean =>
  expression.kind === "constant" && expression.value === value;

const isSameLocal = (a: Expression, b: Expression): boolean =>
  a.kind === "local" && b.kind === "local" && a.local === b.local;

/** Whether a node of float32, computed in doubles, may hold a value that is not a float32. */
function isUnrounded(expression: Expression): boolean {
  if (expression.type !== "float32") return false;
  switch (expression.kind) {
    case "binary":
      return expression.op !== "remainder";
    case "call":
      return needsRounding(expression.fn);
    case "convert":
      return expression.value.type === "float64" || expression.value.type === "int32";
    default:
      return false;
  }
}
