/**
 * From a resolved function and the types of its arguments to the tree. Types of variables are found by repetition:
 * the body is lowered with what is known so far, and again while a variable or the result has been given a wider
 * type. Types only widen along a chain of four, so it ends soon.
 */

import type { Binding } from "./bindings.js";
import { convert, local } from "./build.js";
import { lowerExpression } from "./lower-expression.js";
import { type Exits, lowerStatements } from "./lower-statement.js";
import type { ParsedFunction } from "./parsed-function.js";
import type { Program } from "./program.js";
import type { Node } from "./syntax/nodes.js";
import type { Expression, KernelFunction, Local, Statement, ValueType } from "./tree.js";
import { as, type Defaults, meet, settle, type Type, type Value } from "./types.js";

export type LoweredFunction = Omit<KernelFunction, "name" | "arity">;

export function lowerFunction(
  program: Program,
  parsed: ParsedFunction,
  parameters: readonly ValueType[],
): LoweredFunction {
  const known: KnownTypes = { variables: new Map(), result: undefined };
  for (;;) {
    const lowering = new Lowering(program, parsed, parameters, known);
    const body = lowering.run();
    if (!lowering.widened) return { locals: lowering.locals, result: known.result!, body };
  }
}

interface KnownTypes {
  readonly variables: Map<Binding, ValueType>;
  result: ValueType | undefined;
}

/** One pass over a function's body. */
export class Lowering {
  readonly locals: Local[] = [];
  /** Whether a type was widened, so that what was lowered before is stale. */
  widened = false;
  /** The statements being written. */
  block: Statement[] = [];
  /** Variables that certainly have a value here. */
  assigned = new Set<Binding>();
  readonly defaults: Defaults;
  private readonly slots = new Map<Binding, number>();
  private labels = 0;

  constructor(
    readonly program: Program,
    readonly parsed: ParsedFunction,
    parameters: readonly ValueType[],
    private readonly known: KnownTypes,
  ) {
    this.defaults = program.defaults;
    for (const { name, index } of parsed.names.parameters) {
      this.locals.push({ name, type: parameters[index]! });
    }
  }

  run(): readonly Statement[] {
    const { source, names } = this.parsed;
    for (const parameter of names.parameters) {
      // A parameter that is assigned becomes a variable: it may be given a wider type than the argument has.
      const type = this.locals[parameter.index]!.type;
      if (parameter.assigned) this.assign(parameter, { type, expression: local(type, parameter.index) });
      else this.slots.set(parameter, parameter.index);
    }
    const body = source.node.body;
    if (body.type !== "BlockStatement") this.return(lowerExpression(this, body));
    else if (lowerStatements(this, body.body, noExits)) {
      throw this.refusal(
        "KERNEL_RETURN",
        body.body.at(-1) ?? body,
        "the function may end without returning a value",
        "End every path with 'return'",
      );
    } else if (this.known.result === undefined) {
      throw this.refusal("KERNEL_RETURN", body, "the function never returns", "Return a number or a boolean");
    }
    return this.block;
  }

  refusal(...args: Parameters<ParsedFunction["source"]["refusal"]>): Error {
    return this.parsed.source.refusal(...args);
  }

  /** Statements that `write` writes, apart from those around them. */
  nested(write: () => void): Statement[] {
    const outer = this.block;
    this.block = [];
    write();
    const inner = this.block;
    this.block = outer;
    return inner;
  }

  newLabel(): number {
    return this.labels++;
  }

  return(value: Value): void {
    const type = settle(
      this.known.result ? meet(this.known.result, value.type, this.defaults) : value.type,
      this.defaults,
    );
    if (type !== this.known.result) {
      this.widened ||= this.known.result !== undefined;
      this.known.result = type;
    }
    this.block.push({ kind: "return", value: as(value, type) });
  }

  /** A new local of ours that holds a value. */
  temporary(value: Expression, name = "t"): Expression {
    const slot = this.newLocal(name, value.type);
    this.block.push({ kind: "assign", local: slot, value });
    return local(value.type, slot);
  }

  newLocal(name: string, type: ValueType): number {
    this.locals.push({ name, type });
    return this.locals.length - 1;
  }

  /** Writes `binding = value`; answers the variable's new value. */
  assign(binding: Binding, value: Value): Value {
    const counter = binding.kind === "variable" && binding.counter;
    const given: Type = counter ? "int32" : settle(value.type, this.defaults);
    const before = this.known.variables.get(binding);
    const type = before ? settle(meet(before, given, this.defaults), this.defaults) : (given as ValueType);
    if (type !== before) {
      this.widened ||= before !== undefined;
      this.known.variables.set(binding, type);
    }
    let slot = this.slots.get(binding);
    if (slot === undefined) {
      slot = this.newLocal(binding.name, type);
      this.slots.set(binding, slot);
    }
    // Only a pass that is stale anyway can meet a slot of a narrower type.
    const stored = convert(value.expression, this.locals[slot]!.type);
    this.block.push({ kind: "assign", local: slot, value: stored });
    this.assigned.add(binding);
    return this.read(binding, slot);
  }

  private read(binding: Binding, slot: number): Value {
    const { type } = this.locals[slot]!;
    const counter = binding.kind === "variable" && binding.counter;
    return { type: counter ? "weak-int" : type, expression: local(type, slot) };
  }

  /** The value of a variable or a parameter. */
  valueOf(binding: Binding, at: Node): Value {
    const slot = this.slots.get(binding);
    const certain = binding.kind === "parameter" || this.assigned.has(binding);
    if (slot !== undefined && certain) return this.read(binding, slot);
    throw this.refusal(
      "KERNEL_UNASSIGNED",
      at,
      `'${binding.name}' may be read here before it has a value`,
      `Give it one where it is declared: let ${binding.name} = 0`,
    );
  }
}

const noExits: Exits = { loops: [] };
