/**
 * Random kernels, as trees: well typed, ending, and of every kind of node and statement. They are given to
 * the backend as data, as a kernel arrives in a worker, so no text has to become a function.
 */
import type { Expression, Kernel, Statement, ValueType } from "@lockstep/core";
import fc from "fast-check";
import { type Draw, depth, numberTypes, RandomExpressions } from "./random-expressions.js";

/** A kernel of these parameter types. */
export const kernelArbitrary = (parameters: readonly ValueType[]): fc.Arbitrary<Kernel> =>
  fc.gen().map((gen) => randomKernel((min, max) => gen(fc.integer, { min, max }), parameters));

/** A kernel of these parameter types, as `draw` decides. */
export const randomKernel = (draw: Draw, parameters: readonly ValueType[]): Kernel =>
  new Growing(draw, parameters).kernel();

class Growing extends RandomExpressions {
  /** Labels of the loops around this place. */
  private loops: number[] = [];
  private labels = 0;
  private readonly result: ValueType;

  constructor(draw: Draw, parameters: readonly ValueType[]) {
    super(draw, parameters);
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

  private statements(level: number): Statement[] {
    const count = this.draw(0, level + 1);
    return Array.from({ length: count }, () => this.statement(level)).flat();
  }

  private statement(level: number): Statement[] {
    const kind =
      level > 0 ? this.pick(["assign", "assign", "again", "if", "loop", "block", "leave"]) : "assign";
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
    const side = () =>
      this.within(() => [...this.statements(level - 1), ...(this.chance(15) ? [this.returning()] : [])]);
    return { kind: "if", test, then: side(), else: side() };
  }

  /** A few turns, counted by a local that nothing else assigns. */
  private loop(level: number): Statement[] {
    const label = this.labels++;
    const counter = this.declare("int32");
    this.locals[counter] = { name: `i${counter}`, type: "int32" };
    const read: Expression = { kind: "local", type: "int32", local: counter };
    const one: Expression = { kind: "constant", type: "int32", value: 1 };
    const limit: Expression = { kind: "constant", type: "int32", value: this.draw(0, 5) };
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
      return [
        ...this.statements(level - 1),
        { kind: "if", test, then: [leave], else: [] },
        ...this.statements(level - 1),
      ];
    });
    return { kind: "block", label, body };
  }

  private leaving(): Statement[] {
    if (this.loops.length === 0) return [];
    const leave: Statement = {
      kind: this.pick(["break", "continue"] as const),
      label: this.pick(this.loops),
    };
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
}

/** Different for different trees, equal for equal ones. */
export function digest(tree: object): string {
  // JSON has no NaN, no infinities and no −0.
  const text = JSON.stringify(tree, (_key, value: unknown) =>
    typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
      ? `#${Object.is(value, -0) ? "-0" : value}`
      : value,
  );
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const letter of text) {
    a = Math.imul(a ^ letter.charCodeAt(0), 0x01000193);
    b = Math.imul(b ^ letter.charCodeAt(0), 0x85ebca6b) ^ (b >>> 13);
  }
  return `random-${text.length.toString(36)}-${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}
