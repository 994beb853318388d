/** The locals of a function of the JavaScript that GPU.js compiles, which are parameters of it. */
import type { Local, ValueType } from "@lockstep/core";
import { type GpuJsType, gpuJsTypes } from "./plain-program.js";

export interface Parameter {
  readonly name: string;
  readonly type: GpuJsType;
}

export const typeOf = (type: ValueType): GpuJsType => gpuJsTypes[type as keyof typeof gpuJsTypes];

export class Locals {
  readonly all: Parameter[];
  readonly #first: number;

  /** `first`: the first of `locals` that is to be a parameter here. */
  constructor(locals: readonly Local[], where: string, first: number) {
    this.#first = first;
    this.all = locals.slice(first).map(({ type }, at) => {
      if (type === "float64") throw new TypeError(`${where}: no engine has float64`);
      return { name: `v${first + at}`, type: typeOf(type) };
    });
  }

  name(index: number): string {
    return this.all[index - this.#first]!.name;
  }

  /** One more, which is its own. */
  fresh(prefix: string, type: ValueType): string {
    return this.named(`${prefix}${this.all.length}`, type);
  }

  /** One more, unless it is there. */
  named(name: string, type: ValueType): string {
    if (!this.all.some((other) => other.name === name)) this.all.push({ name, type: typeOf(type) });
    return name;
  }
}
