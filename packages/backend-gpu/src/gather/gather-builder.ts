/** Puts a gather together: its scalars, the arrays that it reads, its locals, and the kernels that it calls. */
import type {
  Dtype,
  Expression,
  Kernel,
  KernelFunction,
  Local,
  LocalRead,
  Loop,
  Statement,
  ValueType,
} from "@lockstep/core";
import { type Gather, type GatherFunction, valueTypeOf } from "./gather.js";
import { and, convert, int, less, plus, read } from "./nodes.js";

/** Something that a gather is told of by scalars: how to walk an operand, a number, …. */
export interface Part {
  /** What it is in this run. */
  readonly values: readonly number[];
}

/** Numbers and nothing more. */
export class Numbers implements Part {
  constructor(readonly values: readonly number[]) {}
}

export class GatherBuilder {
  /** The index of the element. */
  readonly index: Expression = read("int32", 0);
  readonly body: Statement[] = [];
  readonly #locals: Local[] = [{ name: "index", type: "int32" }];
  readonly #functions: GatherFunction[] = [];
  readonly #inputs: Dtype[] = [];
  readonly #scalars = new Map<Part, readonly LocalRead[]>();
  readonly #kernels = new Map<Kernel, number>();
  #quotient = -1;
  #labels = 0;

  /** `parts`: in the order in which their values will be given. */
  constructor(
    readonly name: string,
    parts: readonly Part[],
  ) {
    for (const part of parts) {
      const reads = part.values.map(() => this.#declare(`s${this.#locals.length - 1}`, "int32"));
      this.#scalars.set(part, reads);
    }
  }

  /** The scalars of a part. */
  of(part: Part): readonly Expression[] {
    return this.#scalars.get(part)!;
  }

  /** A variable with a first value. */
  let(name: string, value: Expression): LocalRead {
    const variable = this.#declare(name, value.type);
    this.set(variable, value);
    return variable;
  }

  /** A variable to be set before it is read. */
  variable(name: string, type: ValueType): LocalRead {
    return this.#declare(name, type);
  }

  set({ local }: LocalRead, value: Expression): void {
    this.body.push({ kind: "assign", local, value });
  }

  /** Statements that `write` adds, apart from the others. */
  apart(write: () => void): Statement[] {
    const at = this.body.length;
    write();
    return this.body.splice(at);
  }

  when(test: Expression, write: () => void): void {
    this.body.push({ kind: "if", test, then: this.apart(write), else: [] });
  }

  while(test: Expression, write: () => void): void {
    const loop: Loop = { kind: "loop", label: this.#labels++, test, body: this.apart(write), update: [] };
    this.body.push(loop);
  }

  /** `variable` from 0 up to but not including `end`. */
  loop(variable: LocalRead, end: Expression, write: () => void): void {
    this.set(variable, int(0));
    this.while(less(variable, end), () => {
      write();
      this.set(variable, plus(variable, int(1)));
    });
  }

  /** Declares an array that is read, the next of those that are given; gives how an element of it is loaded. */
  input(dtype: Dtype): (index: Expression) => Expression {
    const callee = this.#functions.push({ kind: "load", input: this.#inputs.push(dtype) - 1 }) - 1;
    return (index) => ({ kind: "invoke", type: valueTypeOf(dtype), callee, args: [index] });
  }

  /** left ÷ right, rounded down; the left one not negative, the right one positive. */
  quotient(left: Expression, right: Expression): Expression {
    if (this.#quotient < 0) this.#quotient = this.#functions.push({ kind: "quotient" }) - 1;
    return { kind: "invoke", type: "int32", callee: this.#quotient, args: [left, right] };
  }

  /** A call of a kernel; arguments are converted to the types of its parameters. */
  call(kernel: Kernel, args: readonly Expression[]): Expression {
    let callee = this.#kernels.get(kernel);
    if (callee === undefined) {
      callee = this.#embed(kernel);
      this.#kernels.set(kernel, callee);
    }
    const converted = args.map((arg, i) => convert(arg, kernel.parameters[i]!.type));
    return { kind: "invoke", type: kernel.type, callee, args: converted };
  }

  /** The gather, which ends by giving `value`, converted to what is stored. */
  build(hash: string, out: Dtype, value: Expression): Gather {
    this.body.push({ kind: "return", value: stored(value, out) });
    let scalars = 0;
    for (const reads of this.#scalars.values()) scalars += reads.length;
    return {
      name: this.name,
      hash,
      inputs: this.#inputs,
      scalars,
      locals: this.#locals,
      functions: this.#functions,
      body: this.body,
      out,
    };
  }

  #declare(name: string, type: ValueType): LocalRead {
    return read(type, this.#locals.push({ name, type }) - 1);
  }

  /** Puts a kernel and its functions behind those that are there. */
  #embed({ name, parameters, locals, body, type, functions }: Kernel): number {
    const base = this.#functions.length;
    const own: KernelFunction = { name, arity: parameters.length, locals, body, result: type };
    for (const fn of [...functions, own]) {
      this.#functions.push({ ...fn, body: withCalleesMoved(fn.body, base) as readonly Statement[] });
    }
    return this.#functions.length - 1;
  }
}

/** What a storage of a dtype holds at first. */
export const zeroOf = (dtype: Dtype): Expression => ({
  kind: "constant",
  type: valueTypeOf(dtype),
  value: 0,
});

/** A value as it is stored: as `Convert` says, and uint8 wraps. */
export function stored(value: Expression, out: Dtype): Expression {
  const converted = convert(value, valueTypeOf(out));
  return out === "uint8" ? and(converted, int(255)) : converted;
}

/** A tree of plain data in which every call goes `by` functions further. */
function withCalleesMoved(tree: unknown, by: number): unknown {
  if (by === 0 || typeof tree !== "object" || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((item) => withCalleesMoved(item, by));
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    // A table is numbers alone, and large.
    if (key === "table") copy[key] = value;
    else copy[key] = key === "callee" ? (value as number) + by : withCalleesMoved(value, by);
  }
  return copy;
}
