/**
 * A kernel for vectors of elements: its arguments from registers of whatever dtype, its result in the dtype that is
 * stored. What a loop puts around it is the loop's own business.
 */
import {
  type Dtype,
  type Expression,
  eachExpression,
  type Kernel,
  type Statement,
  someExpression,
  type ValueType,
} from "@lockstep/core";
import { declare } from "../../declarations.js";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { ExpressionWriter } from "./expressions.js";
import { bitsOf, type MaskBits } from "./lanes.js";
import { loadedType } from "./loads.js";
import { StatementWriter } from "./statements.js";
import { VectorFunction } from "./vector-function.js";
import type { VectorModule } from "./vector-module.js";

export interface KernelVectorOptions {
  readonly lanes: number;
  /** For each parameter, whether lanes get different elements. */
  readonly varying: readonly boolean[];
  /** The type of each argument as it comes. */
  readonly sources: readonly ValueType[];
  /** The dtype of what is stored. */
  readonly out: Dtype;
}

export class KernelVectors {
  readonly fn: VectorFunction;
  readonly #statements: StatementWriter;
  readonly #expressions: ExpressionWriter;
  /** Locals of ours, after the kernel's: the arguments as they come, then the result. */
  readonly #own: number;
  readonly #changing: ReadonlySet<number>;

  constructor(
    module: VectorModule,
    builder: FunctionBuilder,
    readonly kernel: Kernel,
    readonly options: KernelVectorOptions,
  ) {
    const { locals, functions, body, type, parameters } = kernel;
    const { lanes, varying, sources } = options;
    const own = [...sources.map((source) => ({ name: "element", type: source })), { name: "value", type }];
    this.#own = locals.length;
    this.fn = new VectorFunction(module, builder, {
      lanes,
      maskBits: maskBitsOf(kernel),
      locals: [...locals, ...own],
      functions,
    });
    this.#changing = declare(body, parameters.length).changing;
    this.#statements = new StatementWriter(this.fn, { body, result: type, varying });
    this.#expressions = new ExpressionWriter(this.fn);
  }

  /**
   * Gives a parameter its argument, register by register of the source's type; a bool's are masks of 32 bits. For
   * an argument that stays the same for many vectors this may stand before the loop: then `again` stands in it.
   */
  argument(parameter: number, push: (r: number) => void): void {
    const source = this.#own + parameter;
    const { builder } = this.fn;
    const type = this.options.sources[parameter]!;
    const bits = type === "bool" ? this.fn.maskBits : bitsOf(type);
    const varying = this.options.varying[parameter]!;
    const registers = this.fn.variables(this.kernel.parameters[parameter]!.name, bits, varying);
    this.fn.bind(source, registers);
    const own = varying ? registers : registers.slice(0, 1);
    if (type === "bool" && bits === 64) {
      const masks = this.#load(push, varying ? this.options.lanes / 4 : 1);
      for (const [r, register] of own.entries()) {
        this.#expressions.resize((half) => builder.get(masks[half]!), 32, r, 64);
        builder.set(register);
      }
    } else {
      for (const [r, register] of own.entries()) {
        push(r);
        builder.set(register);
      }
    }
    const wanted = this.kernel.parameters[parameter]!.type;
    if (type === wanted && (varying || !this.#changing.has(parameter))) this.fn.bind(parameter, registers);
    else if (varying || !this.#changing.has(parameter)) this.#convert(parameter);
  }

  #load(push: (r: number) => void, count: number): LocalIndex[] {
    return Array.from({ length: count }, (_, r) => {
      const register = this.fn.builder.local("v128", "mask");
      push(r);
      this.fn.builder.set(register);
      return register;
    });
  }

  /** An argument that all lanes share, as it was given: the kernel may have changed it in the turn before. */
  again(parameter: number): void {
    if (this.#changing.has(parameter) && !this.options.varying[parameter]) this.#convert(parameter);
  }

  #convert(parameter: number): void {
    const { type } = this.kernel.parameters[parameter]!;
    const value = this.#converted(this.#own + parameter, this.options.sources[parameter]!, type);
    const expressions = this.#expressions;
    const bits = type === "bool" ? this.fn.maskBits : bitsOf(type);
    expressions.prepare(value, type === "bool" ? bits : undefined);
    for (const [r, register] of this.fn.ownRegisters(parameter).entries()) {
      if (type === "bool") expressions.pushMask(value, r, bits);
      else expressions.push(value, r);
      this.fn.builder.set(register);
    }
    expressions.release();
  }

  #converted(local: number, from: ValueType, to: ValueType): Expression {
    const read: Expression = { kind: "local", type: from, local };
    return from === to ? read : { kind: "convert", type: to, value: read };
  }

  /** Writes the kernel and gives its result as `out` stores it; `push` may then be asked for each register once. */
  result(): { push: (r: number) => void; done: () => void } {
    const registers: readonly LocalIndex[] = this.#statements.write();
    const local = this.#own + this.options.sources.length;
    this.fn.bind(local, registers);
    const stored = loadedType(this.options.out);
    const value = this.#converted(local, this.kernel.type, stored);
    const expressions = this.#expressions;
    expressions.prepare(value, stored === "bool" ? 32 : undefined);
    return {
      push: (r) => {
        if (stored === "bool") expressions.pushMask(value, r, 32);
        else expressions.push(value, r);
      },
      done: () => expressions.release(),
    };
  }
}

/** Conditions have the width of what they mostly choose between. */
function maskBitsOf({ locals, body, functions, type }: Kernel): MaskBits {
  const types = new Set<ValueType>([type, ...locals.map((local) => local.type)]);
  const note = (list: readonly Statement[]): void =>
    eachExpression(list, (node) => {
      someExpression(node, (part) => {
        types.add(part.type);
        return false;
      });
    });
  for (const list of [body, ...functions.map((fn) => fn.body)]) note(list);
  return types.has("float64") && !types.has("float32") ? 64 : 32;
}
