/**
 * Random kernels, as trees: well typed, ending, and of every kind of node and statement. They are given to the backend
 * as data, as a kernel arrives in a worker, so no text has to become a function.
 */
import type { ArithmeticOp, Expression, Kernel, LibraryFunction, Local, Statement, ValueType } from "@lockstep/core";
import fc from "fast-check";
import { specialValues } from "../model/special-values.js";

type Gen = fc.GeneratorValue;

/** How deep expressions go. */
const depth = 3;

/** A kernel of these parameter types. */
export const kernelArbitrary = (parameters: readonly ValueType[]): fc.Arbitrary<Kernel> =>
  fc.gen().map((gen) => new Growing(gen, parameters).kernel());

const numberTypes = ["int32", "float32", "float64"] as const;
const arithmeticOps: readonly ArithmeticOp[] = ["add", "subtract", "multiply", "divide", "remainder"];
const comparisons = ["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual"] as const;
const bitOps = ["bitAnd", "bitOr", "bitXor", "shiftLeft", "shiftRight", "shiftRightUnsigned"] as const;
const exactOnFloats = ["abs", "ceil", "floor", "round", "trunc", "sign", "sqrt", "min", "max"] as const;
const exactOnIntegers = ["abs", "min", "max", "imul", "clz32"] as const;
const library: readonly LibraryFunction[] = ["exp", "log", "sin", "tanh", "atan2"];

class Growing {
  private readonly locals: Local[] = [];
  /** Locals that have a value at this place, by their number. */
  private assigned: number[] = [];
  /** Labels of the loops around this place. */
  private loops: number[] = [];
  private labels = 0;
  private readonly result: ValueType;

  constructor(
    private readonly gen: Gen,
    private readonly parameters: readonly ValueType[],
  ) {
    for (const [i, type] of parameters.entries()) {
      this.locals.push({ name: `p${i}`, type });
      this.assigned.push(i);
    }
    this.result = this.pick((["bool", ...numberTypes] as const).filter((type) => this.has(type)));
  }

  kernel(): Kernel {
    const body = [...this.statements(2), this.returning()];
    const parameters = this.locals.slice(0, this.parameters.length);
    const tree = { parameters, locals: this.locals, body, functions: [], type: this.result };
    return { name: "random", ...tree, dtype: this.result, hash: digest(tree) };
  }

  /** Not every backend has float64: a kernel has it only where its parameters do. */
  private has(type: ValueType): boolean {
    return type !== "float64" || this.parameters.includes("float64");
  }

  private pick<T>(values: readonly T[]): T {
    return values[this.gen(fc.integer, { min: 0, max: values.length - 1 })]!;
  }

  private chance(percent: number): boolean {
    return this.gen(fc.integer, { min: 0, max: 99 }) < percent;
  }

  private numberType(): ValueType {
    return this.pick(numberTypes.filter((type) => this.has(type)));
  }

  private statements(level: number): Statement[] {
    const count = this.gen(fc.integer, { min: 0, max: level + 1 });
    return Array.from({ length: count }, () => this.statement(level)).flat();
  }

  private statement(level: number): Statement[] {
    const kind = level > 0 ? this.pick(["assign", "assign", "again", "if", "loop", "block", "leave"]) : "assign";
    if (kind === "again") return this.reassignment();
    if (kind === "if") return [this.branch(level)];
    if (kind === "loop") return this.loop(level);
    if (kind === "block") return [this.block(level)];
    if (kind === "leave") return this.leaving();
    const type = this.chance(20) ? "bool" : this.numberType();
    const value = this.expression(type, depth);
    return [{ kind: "assign", local: this.declare(type), value }];
  }

  private declare(type: ValueType): number {
    this.locals.push({ name: `v${this.locals.length}`, type });
    this.assigned.push(this.locals.length - 1);
    return this.locals.length - 1;
  }

  private reassignment(): Statement[] {
    const local = this.pick(this.assigned);
    // A parameter or a counter that changes would make loops endless or kernels that core never makes.
    if (this.locals[local]!.name.startsWith("v") === false) return [];
    return [{ kind: "assign", local, value: this.expression(this.locals[local]!.type, depth) }];
  }

  private branch(level: number): Statement {
    const test = this.expression("bool", depth);
    const side = () => this.within(() => [...this.statements(level - 1), ...(this.chance(15) ? [this.returning()] : [])]);
    return { kind: "if", test, then: side(), else: side() };
  }

  /** A few turns, counted by a local that nothing else assigns. */
  private loop(level: number): Statement[] {
    const label = this.labels++;
    const counter = this.declare("int32");
    this.locals[counter] = { name: `i${counter}`, type: "int32" };
    const read: Expression = { kind: "local", type: "int32", local: counter };
    const one: Expression = { kind: "constant", type: "int32", value: 1 };
    const limit: Expression = { kind: "constant", type: "int32", value: this.gen(fc.integer, { min: 0, max: 5 }) };
    this.loops.push(label);
    const body = this.within(() => this.statements(level - 1));
    this.loops.pop();
    const next: Expression = { kind: "binary", op: "add", type: "int32", left: read, right: one };
    return [
      { kind: "assign", local: counter, value: { kind: "constant", type: "int32", value: 0 } },
      {
        kind: "loop",
        label,
        test: { kind: "binary", op: "less", type: "bool", left: read, right: limit },
        body,
        update: [{ kind: "assign", local: counter, value: next }],
      },
    ];
  }

  private block(level: number): Statement {
    const label = this.labels++;
    const body = this.within(() => {
      const leave: Statement = { kind: "break", label };
      const test = this.expression("bool", depth);
      return [...this.statements(level - 1), { kind: "if", test, then: [leave], else: [] }, ...this.statements(level - 1)];
    });
    return { kind: "block", label, body };
  }

  private leaving(): Statement[] {
    if (this.loops.length === 0) return [];
    const leave: Statement = { kind: this.pick(["break", "continue"] as const), label: this.pick(this.loops) };
    return [{ kind: "if", test: this.expression("bool", depth), then: [leave], else: [] }];
  }

  private returning(): Statement {
    return { kind: "return", value: this.expression(this.result, depth) };
  }

  /** What is assigned within may not be assigned after. */
  private within(grow: () => Statement[]): Statement[] {
    const before = [...this.assigned];
    const grown = grow();
    this.assigned = before;
    return grown;
  }

  private expression(type: ValueType, level: number): Expression {
    if (level === 0 || this.chance(20)) return this.leaf(type);
    if (this.chance(12)) {
      const then = this.expression(type, level - 1);
      return { kind: "select", type, test: this.expression("bool", level - 1), then, else: this.expression(type, level - 1) };
    }
    if (type === "bool") return this.truth(level);
    return this.chance(15) ? this.conversion(type, level) : this.number(type, level);
  }

  private leaf(type: ValueType): Expression {
    const candidates = this.assigned.filter((local) => this.locals[local]!.type === type);
    if (candidates.length > 0 && this.chance(75)) return { kind: "local", type, local: this.pick(candidates) };
    return { kind: "constant", type, value: this.pick(specialValues[type]) };
  }

  private truth(level: number): Expression {
    const kind = this.pick(["compare", "compare", "not", "bits", "convert"]);
    if (kind === "not") return { kind: "unary", op: "not", type: "bool", value: this.expression("bool", level - 1) };
    if (kind === "convert") return { kind: "convert", type: "bool", value: this.expression(this.numberType(), level - 1) };
    const type = kind === "bits" ? "bool" : this.numberType();
    const [left, right] = [this.expression(type, level - 1), this.expression(type, level - 1)];
    const op = kind === "bits" ? this.pick(["bitAnd", "bitOr", "bitXor"] as const) : this.pick(comparisons);
    return { kind: "binary", op, type: "bool", left, right };
  }

  private conversion(type: ValueType, level: number): Expression {
    const from = this.pick((["bool", ...numberTypes] as const).filter((other) => other !== type && this.has(other)));
    return { kind: "convert", type, value: this.expression(from, level - 1) };
  }

  private number(type: ValueType, level: number): Expression {
    const integer = type === "int32";
    const kind = this.pick(["binary", "binary", "binary", "unary", "exact", ...(integer ? ["bits"] : ["library"])]);
    const operand = () => this.expression(type, level - 1);
    if (kind === "unary") {
      return { kind: "unary", op: integer && this.chance(50) ? "bitNot" : "negate", type, value: operand() };
    }
    if (kind === "bits") return { kind: "binary", op: this.pick(bitOps), type, left: operand(), right: operand() };
    if (kind === "binary") {
      const op = this.pick(integer ? arithmeticOps.filter((name) => name !== "divide") : arithmeticOps);
      return { kind: "binary", op, type, left: operand(), right: operand() };
    }
    if (kind === "library") {
      const fn = this.pick(library);
      return { kind: "call", fn, type, args: fn === "atan2" ? [operand(), operand()] : [operand()] };
    }
    const fn = this.pick<(typeof exactOnFloats | typeof exactOnIntegers)[number]>(integer ? exactOnIntegers : exactOnFloats);
    const two = fn === "min" || fn === "max" || fn === "imul";
    return { kind: "call", fn, type, args: two ? [operand(), operand()] : [operand()] };
  }
}

/** Different for different trees, equal for equal ones. */
function digest(tree: object): string {
  const text = JSON.stringify(tree, (_key, value: unknown) =>
    typeof value === "number" && !Number.isSafeInteger(value) ? `#${Object.is(value, -0) ? "-0" : value}` : value,
  );
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const letter of text) {
    a = Math.imul(a ^ letter.charCodeAt(0), 0x01000193);
    b = Math.imul(b ^ letter.charCodeAt(0), 0x85ebca6b) ^ (b >>> 13);
  }
  return `random-${text.length.toString(36)}-${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}
