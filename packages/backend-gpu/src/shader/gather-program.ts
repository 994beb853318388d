/**
 * A gather as what GPU.js is given: a kernel in its own language that only passes its arguments on, and the native
 * function that it calls, which reads the arrays itself and gives the word to be stored.
 *
 * Loads stand in functions of their own, and whatever a program computes comes of parameters in the end: compilers
 * evaluate what is constant, and refuse numbers that are not finite there.
 */
import type { Dtype } from "@lockstep/core";
import { type Gather, type GatherFunction, valueTypeOf } from "../gather/gather.js";
import type { Language, NamedValue } from "./language.js";
import { type OwnFunction, type Program, writeProgram } from "./program.js";

export interface GatherProgram {
  /** The kernel, in the JavaScript of GPU.js: its arguments are the arrays, then the scalars, then 0 (see `Language.zero`). */
  readonly source: string;
  /** The name under which the kernel calls the native function. */
  readonly name: string;
  /** The native function, with all that it calls. */
  readonly native: string;
  /** The arguments of the native function: the index, then the scalars, all `Integer`; its result is a `Number`. */
  readonly parameters: readonly string[];
  /** Scalars, the 0 among them. */
  readonly scalars: number;
}

const name = "gather";

export function writeGather(language: Language, gather: Gather): GatherProgram {
  const arrays = gather.inputs.map((_, at) => arrayName(at));
  const scalars = [...Array.from({ length: gather.scalars }, (_, at) => `s${at}`), "zero"];
  const program: Program = {
    arity: 1 + gather.scalars,
    locals: gather.locals,
    result: valueTypeOf(gather.out),
    body: gather.body,
    functions: gather.functions.map((fn) => functionOf(language, gather, fn)),
  };
  const computed = `${name}Value`;
  const parameters = ["index", ...scalars].map((_, at): NamedValue => ({ name: `p${at}`, type: "int32" }));
  const passed = parameters.slice(0, -1).map((parameter) => parameter.name);
  if (gather.out === "int32" && language.halves) passed[0] = "p0 / 2";
  const call = `${language.called(computed)}(${passed.join(", ")})`;
  const inHalves = gather.out === "int32" && language.halves;
  const entry = language.fn(name, parameters, "float32", [
    ...language.beyondEnd,
    ...(inHalves ? halfOf(language, call) : [`return ${toWord(language, gather.out, call)};`]),
  ]);
  const native = `${writeProgram(language, program, computed)}\n${entry.join("\n")}`;
  return {
    name,
    source: `function (${[...arrays, ...scalars].join(", ")}) { return ${name}(${["this.thread.x", ...scalars].join(", ")}); }`,
    native: [...language.support(native), native].join("\n"),
    parameters: ["index", ...scalars],
    scalars: scalars.length,
  };
}

const arrayName = (at: number): string => `a${at}`;

function functionOf(language: Language, gather: Gather, fn: GatherFunction): Program["functions"][number] {
  if (!("kind" in fn)) return fn;
  return fn.kind === "load" ? load(language, fn.input, gather.inputs[fn.input]!) : quotient(language);
}

const load =
  (language: Language, input: number, dtype: Dtype): OwnFunction =>
  (called) =>
    language.fn(called, [{ name: "i", type: "int32" }], valueTypeOf(dtype), [
      `return ${loaded(language, arrayName(input), dtype)};`,
    ]);

function loaded(language: Language, array: string, dtype: Dtype): string {
  const integer = dtype === "int32" ? language.integerElement?.(array, "i") : undefined;
  return integer ?? fromWord(language, dtype, language.element(array, "i"));
}

/** The half of an int32 that the index asks for: the lower one from 0 to 65535, or the upper one with the sign. */
const halfOf = (language: Language, value: string): string[] => [
  language.variable({ name: "whole", type: "int32" }),
  `whole = ${value};`,
  `if (p0 == p0 / 2 * 2) { return ${language.cast("float32", language.bitwise("&", "whole", "65535"))}; }`,
  `return ${language.cast("float32", language.shiftRight("whole", "16"))};`,
];

/** Division of integers truncates, and nothing here is negative. */
const quotient =
  (language: Language): OwnFunction =>
  (called) =>
    language.fn(
      called,
      [
        { name: "x", type: "int32" },
        { name: "y", type: "int32" },
      ],
      "int32",
      ["return x / y;"],
    );

function fromWord(language: Language, dtype: Dtype, word: string): string {
  if (dtype === "int32") return language.bitsOf(word);
  if (dtype === "uint8") return language.cast("int32", word);
  return dtype === "bool" ? `(${word} != 0.0)` : word;
}

function toWord(language: Language, dtype: Dtype, value: string): string {
  if (dtype === "int32") return language.fromBits(value);
  if (dtype === "uint8") return language.cast("float32", value);
  return dtype === "bool" ? language.cast("float32", value) : value;
}
