/** Modules in WebAssembly's text format, for people: names for locals and blocks, vectors as numbers. */
import type { FunctionBuilder, Instruction } from "./function-builder.js";
import { instructionForm } from "./instructions.js";
import { importModule, type ModuleBuilder, memoryImport, tablesImport } from "./module-builder.js";

export function printModule(module: ModuleBuilder): string {
  const shared = module.shared ? " 65536 shared" : " 65536";
  const from = (name: string): string => `(import "${importModule}" "${name}"`;
  const lines = ["(module"];
  for (const { name, parameters, results } of module.imports) {
    lines.push(
      `  ${from(name)} (func $${name}${typeList("param", parameters)}${typeList("result", results)}))`,
    );
  }
  lines.push(`  ${from(memoryImport)} (memory 0${shared}))`, `  ${from(tablesImport)} (global $tables i32))`);
  const names = unlike([...module.imports, ...module.functions]);
  for (const fn of module.functions) lines.push(...printFunction(fn, module, names));
  if (module.tableBytes > 0) {
    const data = [...module.tables].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
    lines.push(`  (data (global.get $tables) "${data}")`);
  }
  return `${lines.join("\n")})\n`;
}

const typeList = (word: string, types: readonly string[]): string =>
  types.length === 0 ? "" : ` (${word} ${types.join(" ")})`;

function printFunction(fn: FunctionBuilder, module: ModuleBuilder, functions: readonly string[]): string[] {
  const names = unlike(fn.locals);
  const own = functions[module.indexOf(fn)];
  const parameters = fn.parameters.map(({ type }, i) => ` (param ${names[i]} ${type})`).join("");
  const exported = module.exports.includes(fn) ? ` (export "${fn.name}")` : "";
  const lines = [`  (func ${own}${exported}${parameters}${typeList("result", fn.results)}`];
  const variables = fn.locals.slice(fn.parameters.length).map(({ type }, i) => {
    return `(local ${names[fn.parameters.length + i]} ${type})`;
  });
  for (let i = 0; i < variables.length; i += 4) lines.push(`    ${variables.slice(i, i + 4).join(" ")}`);
  const printer = new BodyPrinter(names, functions);
  for (const instruction of [...fn.prologue, ...fn.body]) lines.push(printer.line(instruction));
  return [...lines, "  )"];
}

/** Names that differ, in letters that the format knows: a second `x` becomes `x.1`. */
function unlike(names: readonly { readonly name: string }[]): string[] {
  const taken = new Set<string>();
  return names.map(({ name }) => {
    const plain = name.replace(/[^\w.]/g, "_");
    let unique = plain;
    for (let i = 1; taken.has(unique); i++) unique = `${plain}.${i}`;
    taken.add(unique);
    return `$${unique}`;
  });
}

class BodyPrinter {
  readonly #blocks: string[] = [];
  #made = 0;

  constructor(
    readonly locals: readonly string[],
    readonly functions: readonly string[],
  ) {}

  line(instruction: Instruction): string {
    const [name] = instruction;
    if (name === "end" || name === "else") {
      const indent = this.#indent(-1);
      return name === "end" ? `${indent}end ${this.#blocks.pop()}` : `${indent}else`;
    }
    const line = `${this.#indent(0)}${name}${this.#immediates(instruction)}`;
    if (name !== "block" && name !== "loop" && name !== "if") return line;
    this.#blocks.push(`$${name}${this.#made++}`);
    return `${this.#indent(-1)}${name} ${this.#blocks.at(-1)}`;
  }

  #indent(less: number): string {
    return "  ".repeat(2 + this.#blocks.length + less);
  }

  #immediates(instruction: Instruction): string {
    const [name, first = 0, second] = instruction;
    switch (instructionForm(name).immediate) {
      case "index":
        if (name.startsWith("local")) return ` ${this.locals[first]}`;
        if (name === "call") return ` ${this.functions[first]}`;
        if (name === "global.get") return " $tables";
        return ` ${this.#blocks.at(-1 - first)}`;
      case "i32":
        return ` ${first}`;
      case "f32":
      case "f64":
        return ` ${number(first)}`;
      case "memory":
        return first === 0 ? "" : ` offset=${first}`;
      case "memoryLane":
        return `${first === 0 ? "" : ` offset=${first}`} ${second}`;
      case "lane":
        return ` ${first}`;
      case "bytes":
        return name === "v128.const" ? constant(instruction) : ` ${instruction.slice(1).join(" ")}`;
      default:
        return "";
    }
  }
}

const number = (value: number): string =>
  Number.isNaN(value) ? "nan" : value === Infinity ? "inf" : value === -Infinity ? "-inf" : print(value);

const print = (value: number): string => (Object.is(value, -0) ? "-0" : `${value}`);

/** Four int32s, with what they are as float32s beside them where that is likelier meant. */
function constant(instruction: Instruction): string {
  const view = new DataView(Uint8Array.from(instruction.slice(1) as number[]).buffer);
  const words = [0, 4, 8, 12].map((at) => view.getInt32(at, true));
  const float = view.getFloat32(0, true);
  const double = view.getFloat64(0, true);
  const uniform = words.every((word) => word === words[0]);
  const text = ` i32x4 ${words.join(" ")}`;
  if (uniform && Math.abs(words[0]!) > 0xffffff) return `${text} ;; float32 ${print(float)}`;
  return !uniform && words[0] === words[2] && words[1] === words[3]
    ? `${text} ;; float64 ${print(double)}`
    : text;
}
