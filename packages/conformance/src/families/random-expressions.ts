/**
 * Random expressions, as trees: well typed, of every kind of node that functions of people become. What a
 * place can read (its locals) is what the statements around it, in `random-kernels.ts`, have given a value.
 */
import {
  type ArithmeticOp,
  type Expression,
  type LibraryFunction,
  type Local,
  libraryFunctions,
  type ValueType,
} from "@lockstep/core";
import { specialValues } from "../model/special-values.js";

/** How deep expressions go. */
export const depth = 3;

export const numberTypes = ["int32", "float32", "float64"] as const;
const arithmeticOps: readonly ArithmeticOp[] = ["add", "subtract", "multiply", "divide", "remainder"];
const comparisons = ["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual"] as const;
const bitOps = ["bitAnd", "bitOr", "bitXor", "shiftLeft", "shiftRight", "shiftRightUnsigned"] as const;
const exactOnFloats = ["abs", "ceil", "floor", "round", "trunc", "sign", "sqrt", "min", "max"] as const;
const exactOnIntegers = ["abs", "min", "max", "imul", "clz32"] as const;
const library: readonly LibraryFunction[] = ["exp", "log", "sin", "tanh", "atan2"];

/** An integer at random, of these or between them. */
export type Draw = (least: number, most: number) => number;

export class RandomExpressions {
  /** Functions of the library that expressions call. */
  protected readonly library: readonly LibraryFunction[] = library;
  protected readonly locals: Local[] = [];
  /** Locals that have a value at this place, by their number. */
  protected assigned: number[] = [];

  constructor(
    protected readonly draw: Draw,
    protected readonly parameters: readonly ValueType[],
  ) {}

  /** Not every backend has float64: a kernel has it only where its parameters do. */
  protected has(type: ValueType): boolean {
    return type !== "float64" || this.parameters.includes("float64");
  }

  protected pick<T>(values: readonly T[]): T {
    return values[this.draw(0, values.length - 1)]!;
  }

  protected chance(percent: number): boolean {
    return this.draw(0, 99) < percent;
  }

  protected numberType(): ValueType {
    return this.pick(numberTypes.filter((type) => this.has(type)));
  }

  protected expression(type: ValueType, level: number): Expression {
    if (level === 0 || this.chance(20)) return this.leaf(type);
    if (this.chance(12)) {
      const then = this.expression(type, level - 1);
      return {
        kind: "select",
        type,
        test: this.expression("bool", level - 1),
        then,
        else: this.expression(type, level - 1),
      };
    }
    if (type === "bool") return this.truth(level);
    return this.chance(15) ? this.conversion(type, level) : this.number(type, level);
  }

  protected leaf(type: ValueType): Expression {
    const candidates = this.assigned.filter((local) => this.locals[local]!.type === type);
    if (candidates.length > 0 && this.chance(75))
      return { kind: "local", type, local: this.pick(candidates) };
    return { kind: "constant", type, value: this.pick(specialValues[type]) };
  }

  protected truth(level: number): Expression {
    const kind = this.pick(["compare", "compare", "not", "bits", "convert"]);
    if (kind === "not")
      return { kind: "unary", op: "not", type: "bool", value: this.expression("bool", level - 1) };
    if (kind === "convert")
      return { kind: "convert", type: "bool", value: this.expression(this.numberType(), level - 1) };
    const type = kind === "bits" ? "bool" : this.numberType();
    const [left, right] = [this.expression(type, level - 1), this.expression(type, level - 1)];
    const op = kind === "bits" ? this.pick(["bitAnd", "bitOr", "bitXor"] as const) : this.pick(comparisons);
    return { kind: "binary", op, type: "bool", left, right };
  }

  protected conversion(type: ValueType, level: number): Expression {
    const from = this.pick(
      (["bool", ...numberTypes] as const).filter((other) => other !== type && this.has(other)),
    );
    return { kind: "convert", type, value: this.expression(from, level - 1) };
  }

  protected number(type: ValueType, level: number): Expression {
    const integer = type === "int32";
    const kind = this.pick([
      "binary",
      "binary",
      "binary",
      "unary",
      "exact",
      ...(integer ? ["bits"] : this.library.length > 0 ? ["library"] : []),
    ]);
    const operand = () => this.expression(type, level - 1);
    if (kind === "unary") {
      return { kind: "unary", op: integer && this.chance(50) ? "bitNot" : "negate", type, value: operand() };
    }
    if (kind === "bits")
      return { kind: "binary", op: this.pick(bitOps), type, left: operand(), right: operand() };
    if (kind === "binary") {
      const op = this.pick(integer ? arithmeticOps.filter((name) => name !== "divide") : arithmeticOps);
      return { kind: "binary", op, type, left: operand(), right: operand() };
    }
    if (kind === "library") {
      const fn = this.pick(this.library);
      const args = Array.from({ length: libraryFunctions[fn] }, operand);
      return { kind: "call", fn, type, args };
    }
    const fn = this.pick<(typeof exactOnFloats | typeof exactOnIntegers)[number]>(
      integer ? exactOnIntegers : exactOnFloats,
    );
    const two = fn === "min" || fn === "max" || fn === "imul";
    return { kind: "call", fn, type, args: two ? [operand(), operand()] : [operand()] };
  }
}
