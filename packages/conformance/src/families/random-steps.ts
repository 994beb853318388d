/**
 * The steps that random kernels with parting elements are made of: values that change, conditions that hold for some
 * elements and not for others, results. What was done on the way is folded into one integer, so that no step goes
 * unseen behind a NaN.
 */
import type { Expression, KernelFunction, LibraryFunction, Statement, ValueType } from "@lockstep/core";
import { type Draw, numberTypes, RandomExpressions } from "./random-expressions.js";
import { binary, constant, convert, read } from "./random-nodes.js";

export const loopKinds = ["count", "counted", "while", "doWhile", "endless"] as const;
const allTypes = ["bool", ...numberTypes] as const;

export abstract class RandomSteps extends RandomExpressions {
  protected override readonly library: readonly LibraryFunction[];
  /** Locals that only their loop assigns. */
  protected readonly counters = new Set<number>();
  protected readonly result: ValueType;
  /** The integer into which steps are folded. */
  protected readonly trace: number;

  /** `functions`: what may be called; those of a kernel are grown by `growFunction`. */
  constructor(
    draw: Draw,
    parameters: readonly ValueType[],
    library: readonly LibraryFunction[],
    protected readonly functions: KernelFunction[],
  ) {
    super(draw, parameters);
    this.library = library;
    for (const [i, type] of parameters.entries()) {
      this.locals.push({ name: `p${i}`, type });
      this.assigned.push(i);
    }
    this.result = this.pick([...this.types(), "int32", "int32"] as const);
    this.trace = this.declare("int32", "trace");
  }

  protected types(): ValueType[] {
    return allTypes.filter((type) => this.has(type));
  }

  protected declare(type: ValueType, name = "v"): number {
    this.locals.push({ name: `${name}${this.locals.length}`, type });
    this.assigned.push(this.locals.length - 1);
    return this.locals.length - 1;
  }

  /** trace = trace × 31 + a value. */
  protected note(value = this.#something()): Statement {
    const some = convert("int32", value);
    const before = binary("multiply", read("int32", this.trace), constant("int32", 31));
    return { kind: "assign", local: this.trace, value: binary("add", before, some) };
  }

  #something(): Expression {
    const type = this.chance(50) ? "int32" : this.pick(["bool", this.numberType()] as const);
    return this.expression(type, 1);
  }

  /** Another value for a variable. */
  protected again(): Statement {
    // Core never assigns to a parameter.
    const mine = this.assigned.filter((one) => one > this.trace && !this.counters.has(one));
    if (mine.length === 0) return this.note();
    const local = this.pick(mine);
    const { type } = this.locals[local]!;
    const value = this.expression(type, 2);
    if (!this.chance(25)) return { kind: "assign", local, value };
    // Of itself, by way of another type.
    const other = this.pick(this.types());
    const there = convert(other, read(type, local));
    const changed = other === "bool" ? there : binary("add", there, this.expression(other, 1));
    return { kind: "assign", local, value: convert(type, changed) };
  }

  /** What elements decide by: mostly plain, so that neither side is always taken. */
  protected condition(): Expression {
    const kind = this.pick(["few", "few", "trace", "counter", "any"]);
    if (kind === "any") return this.expression("bool", 2);
    if (kind === "trace") {
      const bits = binary("bitAnd", read("int32", this.trace), constant("int32", this.pick([1, 2, 3, 8])));
      return binary(this.pick(["equal", "notEqual"]), bits, constant("int32", 0));
    }
    const counters = this.assigned.filter((local) => this.counters.has(local));
    const isCounter = kind === "counter" && counters.length > 0;
    const type = isCounter ? "int32" : this.numberType();
    const left = isCounter ? read("int32", this.pick(counters)) : this.leaf(type);
    const op = this.pick(["less", "greaterEqual", "equal", "notEqual"] as const);
    return binary(op, left, constant(type, this.pick([0, 1, 1, 2, 3, -1])));
  }

  /** What a loop asks before each turn: `mayGoOn`, and perhaps more. */
  protected loopTest(kind: (typeof loopKinds)[number], counter: number, mayGoOn: Expression): Expression {
    if (kind === "count") return mayGoOn;
    if (kind === "while") {
      const test = this.condition();
      if (this.chance(50)) return binary("bitAnd", test, mayGoOn);
      return { kind: "select", type: "bool", test: mayGoOn, then: test, else: constant("bool", 0) };
    }
    if (kind !== "counted") return constant("bool", 1);
    const limit = binary("bitAnd", this.expression("int32", 1), constant("int32", this.pick([1, 3, 7])));
    return binary("less", read("int32", counter), limit);
  }

  protected returning(): Statement {
    const type = this.result;
    if (!this.chance(70)) return { kind: "return", value: this.expression(type, 2) };
    const trace = read("int32", this.trace);
    if (type === "bool") {
      const bit = binary("bitAnd", trace, constant("int32", 1));
      return { kind: "return", value: convert("bool", bit) };
    }
    const value = this.chance(50) ? trace : binary("bitXor", trace, this.expression("int32", 1));
    // What float32 holds exactly.
    const exact = type === "int32" ? value : binary("bitAnd", value, constant("int32", 0xffffff));
    return { kind: "return", value: convert(type, exact) };
  }

  protected override expression(type: ValueType, level: number): Expression {
    const callees = [...this.functions.keys()].filter((one) => this.functions[one]!.result === type);
    if (callees.length === 0 || level === 0 || !this.chance(12)) return super.expression(type, level);
    const callee = this.pick(callees);
    const { arity, locals } = this.functions[callee]!;
    // With constants all elements ask for the same.
    const isSame = this.chance(35);
    const args = locals.slice(0, arity).map((local) => {
      if (isSame) return constant(local.type, this.draw(0, 1));
      return this.expression(local.type, level - 1);
    });
    return { kind: "invoke", type, callee, args };
  }
}
