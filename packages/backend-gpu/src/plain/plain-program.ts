/**
 * A gather as a kernel of GPU.js in one of its modes without a shading language: texts that GPU.js parses or pastes, and
 * what each parameter is given at a call.
 *
 * No program here can tell the bits of a float. So an int32 travels as two numbers, its upper 16 bits (signed) and its
 * lower ones, and a scalar that is the bits of a float arrives as that float.
 */
import type { KernelFunction } from "@lockstep/core";
import type { GatherFunction } from "../gather/gather.js";

/** What a parameter of the kernel is given. */
export type PlainArgument =
  /** An array's words: as float32, as int32, or the upper and lower halves of each as float32. */
  | { readonly kind: "floats" | "integers" | "high" | "low"; readonly input: number }
  /** A scalar as it is, or the float32 with its bits. */
  | { readonly kind: "int" | "float"; readonly scalar: number }
  /** Nothing: zero, or false. The kernel has it for a local. */
  | { readonly kind: "none"; readonly type: GpuJsType };

/** GPU.js's words for types. */
export type GpuJsType = "Number" | "Integer" | "Boolean";

export interface PlainFunction {
  readonly name: string;
  readonly source: string;
  readonly argumentTypes: readonly GpuJsType[];
  readonly returnType: GpuJsType;
}

export interface PlainProgram {
  /** The kernel itself. Its result is a Number. */
  readonly source: string;
  readonly arguments: readonly PlainArgument[];
  /** Functions that GPU.js parses, and functions that it pastes. */
  readonly functions: readonly PlainFunction[];
  readonly natives: readonly PlainFunction[];
  /** Float32 numbers, read as `this.constants`. */
  readonly constants: Readonly<Record<string, number>>;
  /** 2 where the result is int32: a row of upper halves, and a row of lower ones. */
  readonly rows: 1 | 2;
}

export const argumentType = (argument: PlainArgument): GpuJsType | "Array" => {
  if (argument.kind === "none") return argument.type;
  if (argument.kind === "int") return "Integer";
  return argument.kind === "float" ? "Number" : "Array";
};

export const gpuJsTypes = { float32: "Number", int32: "Integer", bool: "Boolean" } as const;

/** Whether something in a gather's functions is a function of a kernel. */
export const isKernelFunction = (fn: GatherFunction): fn is KernelFunction => "body" in fn;

/** A program as text for people to read. */
export function printProgram({ constants, natives, functions, source }: PlainProgram): string {
  const named = Object.entries(constants).map(([name, value]) => {
    return `// this.constants.${name} = ${Object.is(value, -0) ? "-0" : value}`;
  });
  return [...named, ...[...natives, ...functions].map((fn) => fn.source), source].join("\n\n");
}
