/**
 * Arithmetic on addresses and counts, written as expressions: the loops around matrix products are made of little
 * else.
 */
import type { FunctionBuilder, LocalIndex, NamedType } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";

/** An i32 variable. */
export interface Variable {
  readonly local: LocalIndex;
}

/** An i32: a constant, a variable, or what pushes it. */
export type Integer = number | Variable | (() => void);

export class IntegerCode {
  constructor(readonly builder: FunctionBuilder) {}

  variable(name: string): Variable {
    return { local: this.builder.local("i32", name) };
  }

  /** A new variable with a value. */
  let(name: string, value: Integer): Variable {
    const variable = this.variable(name);
    this.set(variable, value);
    return variable;
  }

  push(value: Integer): void {
    if (typeof value === "number") this.builder.i32(value);
    else if (typeof value === "function") value();
    else this.builder.get(value.local);
  }

  set(variable: Variable, value: Integer): void {
    this.push(value);
    this.builder.set(variable.local);
  }

  add(variable: Variable, value: Integer): void {
    this.set(variable, this.plus(variable, value));
  }

  plus(a: Integer, b: Integer): Integer {
    return b === 0 ? a : this.binary("i32.add", a, b);
  }

  minus(a: Integer, b: Integer): Integer {
    return this.binary("i32.sub", a, b);
  }

  times(a: Integer, b: Integer): Integer {
    return this.binary("i32.mul", a, b);
  }

  /** `a op b`, for any instruction of two i32. */
  binary(instruction: string, a: Integer, b: Integer): Integer {
    return () => {
      this.push(a);
      this.push(b);
      this.builder.emit(instruction);
    };
  }

  /** The smaller of two counts, both of which are evaluated twice. */
  least(a: Integer, b: Integer): Integer {
    return this.select(this.binary("i32.lt_s", a, b), a, b);
  }

  /** `condition ? a : b`, both of which are evaluated. */
  select(condition: Integer, a: Integer, b: Integer): Integer {
    return () => {
      this.push(a);
      this.push(b);
      this.push(condition);
      this.builder.emit("select");
    };
  }

  /** The word at so many bytes behind an address. */
  word(address: Integer, offset: number): Integer {
    return () => {
      this.push(address);
      this.builder.emit("i32.load", offset);
    };
  }

  setWord(address: Integer, offset: number, value: Integer): void {
    this.push(address);
    this.push(value);
    this.builder.emit("i32.store", offset);
  }

  if(condition: Integer, then: () => void, otherwise?: () => void): void {
    this.push(condition);
    this.builder.if(then, otherwise);
  }

  while(condition: Integer, body: () => void): void {
    this.builder.block((done) => {
      this.builder.loop((again) => {
        this.push(condition);
        this.builder.emit("i32.eqz");
        this.builder.brIf(done);
        body();
        this.builder.br(again);
      });
    });
  }

  /** Runs `body` so many times: at least once. `left` counts down to 0. */
  repeat(left: Variable, body: () => void): void {
    this.builder.loop((again) => {
      body();
      this.push(this.minus(left, 1));
      this.builder.tee(left.local);
      this.builder.brIf(again);
    });
  }

  call(module: ModuleBuilder, fn: FunctionBuilder, ...values: readonly Integer[]): void {
    for (const value of values) this.push(value);
    this.builder.emit("call", module.indexOf(fn));
  }
}

/** Adds a function of i32 parameters, which are given by their names. */
export function addIntegerFunction<Name extends string>(
  module: ModuleBuilder,
  name: string,
  names: readonly Name[],
): { readonly code: IntegerCode; readonly given: Readonly<Record<Name, Variable>> } {
  const parameters = names.map((parameter): NamedType => ({ name: parameter, type: "i32" }));
  const code = new IntegerCode(module.add(name, parameters));
  const given = Object.fromEntries(names.map((parameter, local) => [parameter, { local }]));
  return { code, given: given as Record<Name, Variable> };
}
