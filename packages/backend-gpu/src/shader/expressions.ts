/** Expressions of a kernel as text of a shading language. Every text can stand wherever a value may. */
import { type Binary, type Call, type Constant, type Expression, partsOf, type Unary } from "@lockstep/core";
import type { Language, ShaderType } from "./language.js";
import type { Prelude } from "./prelude.js";

/** What the text of an expression refers to, which depends on where it stands. */
export interface Names {
  local(index: number): string;
  callee(index: number): string;
  table(table: readonly number[], type: ShaderType): string;
}

const arithmetic = { add: "+", subtract: "-", multiply: "*", divide: "/" } as const;
const comparisons = {
  equal: "==",
  notEqual: "!=",
  less: "<",
  lessEqual: "<=",
  greater: ">",
  greaterEqual: ">=",
} as const;
const bitwise = { bitAnd: "&", bitOr: "|", bitXor: "^" } as const;
const logical = { bitAnd: "&&", bitOr: "||", bitXor: "!=" } as const;

export class ExpressionWriter {
  constructor(
    readonly language: Language,
    readonly prelude: Prelude,
    readonly names: Names,
  ) {}

  readonly value = (node: Expression): string => {
    switch (node.kind) {
      case "constant":
        return this.#constant(node);
      case "local":
        return this.names.local(node.local);
      case "unary":
        return this.#unary(node);
      case "binary":
        return this.#binary(node);
      case "convert":
        return this.#convert(node.value, node.type as ShaderType);
      case "select":
        return this.language.select(this.value(node.test), this.value(node.then), this.value(node.else));
      case "call":
        return this.#call(node);
      case "invoke":
        return `${this.names.callee(node.callee)}(${node.args.map(this.value).join(", ")})`;
      case "intrinsic":
        return node.op === "float32Bits"
          ? this.language.bitsOf(this.value(node.args[0]!))
          : this.language.fromBits(this.value(node.args[0]!));
      case "lookup":
        return this.language.lookup(
          this.names.table(node.table, node.type as ShaderType),
          this.value(node.index),
        );
    }
  };

  #constant({ type, value }: Constant): string {
    if (type === "bool") return value === 0 ? "false" : "true";
    // 2147483648 is no int of its own.
    if (type === "int32") return value === -(2 ** 31) ? "(-2147483647 - 1)" : `(${value})`;
    const { unknownFloat } = this.language;
    if (unknownFloat && isPlainNumber(value)) return unknownFloat(decimal(value));
    return this.prelude.call("number", `${bitsOf(value)} /* ${printed(value)} */`);
  }

  #unary({ op, type, value }: Unary): string {
    const text = this.value(value);
    if (op === "not") return `(!${text})`;
    if (op === "bitNot") return this.language.bitNot(text);
    // A subtraction would lose the sign of 0, and a negation the bits of what is flushed.
    return type === "int32" ? `(0 - ${this.#unknown(value)})` : `(-${text})`;
  }

  #binary({ op, type, left, right }: Binary): string {
    const isConstant = type === "int32" && isConstantHere(left) && isConstantHere(right);
    const [a, b] = [isConstant ? this.#unknown(left) : this.value(left), this.value(right)];
    if (op in arithmetic) return `(${a} ${arithmetic[op as keyof typeof arithmetic]} ${b})`;
    if (op === "remainder") return this.prelude.call(type === "int32" ? "remainderInt" : "remainder", a, b);
    if (op in comparisons) return this.#comparison(op as keyof typeof comparisons, left.type, a, b);
    if (op in bitwise) {
      const key = op as keyof typeof bitwise;
      return type === "bool" ? `(${a} ${logical[key]} ${b})` : this.language.bitwise(bitwise[key], a, b);
    }
    const shift = this.language.bitwise("&", b, "31");
    if (op === "shiftLeft") return this.language.shiftLeft(a, shift);
    return op === "shiftRight"
      ? this.language.shiftRight(a, shift)
      : this.language.shiftRightUnsigned(a, shift);
  }

  /** An int that no compiler knows: WGSL refuses sums of constants that are no int32, where ours wrap. */
  #unknown(node: Expression): string {
    const text = this.value(node);
    return isConstantHere(node) ? this.prelude.call("integer", text) : text;
  }

  #comparison(op: keyof typeof comparisons, type: Expression["type"], a: string, b: string): string {
    // Compilers take any `!=` of floats for false where one is NaN.
    if (op === "notEqual" && type !== "bool") return `(!(${a} == ${b}))`;
    if (type === "bool" && op !== "equal" && op !== "notEqual") {
      return `(${this.language.cast("int32", a)} ${comparisons[op]} ${this.language.cast("int32", b)})`;
    }
    return `(${a} ${comparisons[op]} ${b})`;
  }

  #convert(from: Expression, to: ShaderType): string {
    const text = this.value(from);
    if (from.type === to) return text;
    if (to === "bool") return from.type === "int32" ? `(${text} != 0)` : this.prelude.call("truth", text);
    if (to === "int32" && from.type === "float32") return this.prelude.call("toInt", text);
    return this.language.cast(to, text);
  }

  #call({ fn, type, args }: Call): string {
    const texts = args.map(this.value);
    const [x, y] = texts as [string, string];
    switch (fn) {
      case "abs":
        return type === "int32" ? this.language.ofIntegers(fn, x) : `abs(${x})`;
      case "ceil":
      case "floor":
      case "trunc":
        return type === "int32" ? x : `${fn}(${x})`;
      case "sqrt":
        return `sqrt(${x})`;
      case "fround":
        return x;
      case "min":
      case "max":
        if (type === "int32") return this.language.ofIntegers(fn, x, y);
        return this.prelude.call(fn === "min" ? "minimum" : "maximum", x, y);
      case "round":
        return type === "int32" ? x : this.prelude.call("round", x);
      case "sign":
        return type === "int32" ? this.language.ofIntegers(fn, x) : this.prelude.call("sign", x);
      case "imul":
        return `(${x} * ${y})`;
      case "clz32":
        return this.prelude.call("leadingZeros", x);
      default:
        throw new Error(`${fn} is not expanded`);
    }
  }
}

/** Whether a compiler may know an int: it depends on no local and no call. */
const isConstantHere = (node: Expression): boolean =>
  node.kind !== "local" && node.kind !== "invoke" && partsOf(node).every(isConstantHere);

/** For people who read the program. */
const printed = (value: number): string =>
  Object.is(value, -0) ? "-0" : String(Number(value.toPrecision(9)));

/** Whether digits tell a number: −0 and subnormal ones get lost on the way. */
function isPlainNumber(value: number): boolean {
  const size = Math.abs(Math.fround(value));
  return (size >= 2 ** -126 && size < Infinity) || Object.is(value, 0);
}

/** All its digits: rounded to nine of them, the largest number would be read as infinite. */
function decimal(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function bitsOf(value: number): number {
  return new Int32Array(new Float32Array([value]).buffer)[0]!;
}
