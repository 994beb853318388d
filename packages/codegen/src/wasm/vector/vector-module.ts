/** What the vector functions of one module have in common: helper functions, tables, and the kernel's own callees. */
import type { KernelFunction, ValueType } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { ModuleBuilder } from "../assembly/module-builder.js";
import { bitsOf, type MaskBits, registerCount } from "./lanes.js";
import { addNarrowRemainder, addRemainder64 } from "./remainder.js";
import { StatementWriter } from "./statements.js";
import { VectorFunction } from "./vector-function.js";

/** Lanes of functions that are called: they run for rare lanes, four at a time. */
export const calleeLanes = 4;

export class VectorModule {
  readonly builder: ModuleBuilder;
  readonly #callees = new Map<KernelFunction, FunctionBuilder>();
  readonly #helpers = new Map<string, FunctionBuilder>();

  constructor(shared: boolean) {
    this.builder = new ModuleBuilder(shared);
  }

  /** A function that several others use, written once. */
  helper(name: string, write: () => FunctionBuilder): FunctionBuilder {
    let fn = this.#helpers.get(name);
    if (fn === undefined) {
      fn = write();
      this.#helpers.set(name, fn);
    }
    return fn;
  }

  /** The index of the function for remainders of registers of `type`. */
  remainder(type: ValueType): number {
    const wide = this.helper("remainder float64", () => addRemainder64(this.builder));
    if (type !== "float32" && type !== "int32") return this.builder.indexOf(wide);
    const narrow = () => addNarrowRemainder(this.builder, type, wide);
    return this.builder.indexOf(this.helper(`remainder ${type}`, narrow));
  }

  /** The offset of a constant table. */
  tableOf(table: readonly number[], type: ValueType): number {
    const array =
      type === "float64"
        ? Float64Array.from(table)
        : type === "float32"
          ? Float32Array.from(table)
          : Int32Array.from(table);
    return this.builder.table(new Uint8Array(array.buffer));
  }

  /**
   * The index of a kernel's function as a WebAssembly function of four lanes: a mask of the lanes at work, then the
   * arguments, each in as many registers as four lanes take.
   */
  callee(functions: readonly KernelFunction[], index: number, maskBits: MaskBits): number {
    const definition = functions[index]!;
    let fn = this.#callees.get(definition);
    if (fn === undefined) {
      fn = this.#writeCallee(functions, definition, maskBits);
      this.#callees.set(definition, fn);
    }
    return this.builder.indexOf(fn);
  }

  #writeCallee(
    functions: readonly KernelFunction[],
    { name, arity, locals, body, result }: KernelFunction,
    maskBits: MaskBits,
  ): FunctionBuilder {
    const bitsFor = (type: ValueType): MaskBits => (type === "bool" ? maskBits : bitsOf(type));
    const parameters: { name: string; type: "v128" }[] = [];
    const take = (label: string, bits: MaskBits): LocalIndex[] =>
      Array.from(
        { length: registerCount(calleeLanes, bits) },
        () => parameters.push({ name: label, type: "v128" }) - 1,
      );
    const active = take("active", maskBits);
    const taken = locals.slice(0, arity).map((local) => take(local.name, bitsFor(local.type)));
    const results = registerCount(calleeLanes, bitsFor(result));
    const builder = this.builder.add(name, parameters, new Array<"v128">(results).fill("v128"));
    const fn = new VectorFunction(this, builder, { lanes: calleeLanes, maskBits, locals, functions });
    for (const [local, registers] of taken.entries()) fn.bind(local, registers);
    const values = new StatementWriter(fn, { body, result, varying: taken.map(() => true), active }).write();
    for (const value of values) builder.get(value);
    return builder;
  }
}
