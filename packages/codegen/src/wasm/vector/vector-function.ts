/** One WebAssembly function that runs a body of the kernel language for several lanes: where its locals are. */
import { type Expression, type KernelFunction, type Local, someExpression } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { bitsOf, type MaskBits, registerCount } from "./lanes.js";
import type { VectorModule } from "./vector-module.js";

export interface VectorFunctionOptions {
  readonly lanes: number;
  /** The bits of conditions that are kept. */
  readonly maskBits: MaskBits;
  readonly locals: readonly Local[];
  /** What may be called. */
  readonly functions: readonly KernelFunction[];
}

export class VectorFunction {
  readonly lanes: number;
  readonly maskBits: MaskBits;
  readonly locals: readonly Local[];
  readonly functions: readonly KernelFunction[];
  /** The lanes at work; none is left out where this is undefined. */
  active: readonly LocalIndex[] | undefined;
  readonly #registers: (readonly LocalIndex[] | undefined)[] = [];
  #varying: readonly boolean[] = [];

  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    { lanes, maskBits, locals, functions }: VectorFunctionOptions,
  ) {
    this.lanes = lanes;
    this.maskBits = maskBits;
    this.locals = locals;
    this.functions = functions;
  }

  /** Says which locals' lanes may differ, once that is known. */
  know(varying: readonly boolean[]): void {
    this.#varying = varying;
  }

  /** Whether the lanes of an expression may differ. */
  varies(node: Expression): boolean {
    return someExpression(node, (part) => part.kind === "local" && this.#varying[part.local]!);
  }

  /** The registers of a local: one and the same where all lanes agree. */
  registers(local: number): readonly LocalIndex[] {
    let registers = this.#registers[local];
    if (registers === undefined) {
      const { name, type } = this.locals[local]!;
      registers = this.variables(name, type === "bool" ? this.maskBits : bitsOf(type), this.#varying[local]);
      this.#registers[local] = registers;
    }
    return registers;
  }

  /** The registers that a local is really in. */
  ownRegisters(local: number): readonly LocalIndex[] {
    const registers = this.registers(local);
    return this.#varying[local] ? registers : registers.slice(0, 1);
  }

  /** Puts a local where its value is already. */
  bind(local: number, registers: readonly LocalIndex[]): void {
    this.#registers[local] = registers;
  }

  /** New registers for values of so many bits. */
  variables(name: string, bits: MaskBits, varying = true): readonly LocalIndex[] {
    const count = registerCount(this.lanes, bits);
    if (!varying) return new Array<LocalIndex>(count).fill(this.builder.local("v128", name));
    return Array.from({ length: count }, (_, r) =>
      this.builder.local("v128", count === 1 ? name : `${name}.${r}`),
    );
  }
}
