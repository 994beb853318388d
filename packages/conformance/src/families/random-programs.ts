/**
 * Random functions as text, for any dtypes: everything that people write in one, with conditions, turns and leaps that
 * depend on the elements, calls of functions of the scope, and parameters that are assigned to.
 */
import {
  exactFunctions,
  type LibraryFunction,
  libraryFunctions,
  type Scope,
  type ScopeFunction,
} from "@lockstep/core";
import type { Draw } from "./random-expressions.js";

export interface Program {
  /** A function of `arity` values and the scope. */
  readonly text: string;
  readonly arity: number;
  readonly scope: Scope;
}

export interface ProgramOptions {
  /** Whether all values are integers: then bits are asked for. */
  readonly integers: boolean;
  /** Functions of `Math` that may be called, beside the exact ones. */
  readonly library: readonly LibraryFunction[];
}

const arities = { ...exactFunctions, ...libraryFunctions };
const exact = ["abs", "floor", "ceil", "round", "trunc", "sign", "min", "max", "min", "max"] as const;
const statementKinds = [
  ...["set", "set", "set", "declare", "if", "if", "ifElse", "either"],
  ...["for", "forData", "while", "doWhile", "leave", "leave", "return"],
] as const;

/** A function of `arity` values, as `draw` decides. */
export function randomProgram(draw: Draw, arity: number, options: ProgramOptions): Program {
  const values = ["x", "y", "z"].slice(0, arity);
  const first = new Writer(draw, ["u"], options).lines(1);
  const second = new Writer(draw, ["u", "v"], options).lines(2);
  const names = ["f", "g"].filter(() => draw(0, 9) < 4);
  const writer = new Writer(draw, values, options, names);
  const parameters = [...values, ...(names.length > 0 ? [`{ k, ${names.join(", ")} }`] : ["{ k }"])];
  const text = `(${parameters.join(", ")}) => {\n${writer.lines(2)}}`;
  const scope = {
    f: functionOf(`(u) => {\n${first}}`),
    g: functionOf(`(u, v) => {\n${second}}`),
    k: draw(-2, 5),
  };
  const used = Object.entries(scope).filter(([name]) => name === "k" || names.includes(name));
  return { text, arity, scope: Object.fromEntries(used) };
}

export const functionOf = (text: string): ScopeFunction => new Function(`return ${text}`)() as ScopeFunction;

class Writer {
  /** Variables that have a value here and may be given another. */
  #names: string[];
  /** Counters and whatever else must stay as it is. */
  #fixed: string[] = [];
  /** Labels of the loops around. */
  readonly #loops: string[] = [];
  #count = 0;

  constructor(
    readonly draw: Draw,
    parameters: readonly string[],
    readonly options: ProgramOptions,
    readonly functions: readonly string[] = [],
  ) {
    this.#names = [...parameters];
  }

  /** The whole body. */
  lines(level: number): string {
    const text = `let t = ${this.number(1)};\n`;
    this.#names.push("t");
    return `${text}${this.#list(level)}return ${this.#result()};\n`;
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.draw(0, values.length - 1)]!;
  }

  #chance(percent: number): boolean {
    return this.draw(0, 99) < percent;
  }

  #new(): string {
    return `${this.#pick(["a", "b", "c"])}${this.#count++}`;
  }

  #list(level: number): string {
    return Array.from({ length: this.draw(1, level + 2) }, () => this.#statement(level)).join("");
  }

  #block(level: number): string {
    const [names, fixed] = [[...this.#names], [...this.#fixed]];
    const list = this.#list(level);
    [this.#names, this.#fixed] = [names, fixed];
    return `{\n${list}}`;
  }

  #statement(level: number): string {
    const kind = level > 0 ? this.#pick(statementKinds) : this.#pick(["set", "leave"] as const);
    switch (kind) {
      case "set": {
        const name = this.#pick(this.#names);
        if (this.#chance(15)) return `${name}${this.#pick(["++", "--"])};\n`;
        return `${name} ${this.#pick(["=", "+=", "-=", "*="])} ${this.number(2)};\n`;
      }
      case "declare": {
        const [name, value] = [this.#new(), this.number(2)];
        this.#names.push(name);
        return `let ${name} = ${value};\n`;
      }
      case "if":
        return `if (${this.test(1)}) ${this.#block(level - 1)}\n`;
      case "ifElse":
        return `if (${this.test(1)}) ${this.#block(level - 1)} else ${this.#block(level - 1)}\n`;
      case "either": {
        const name = this.#new();
        const side = () => `{\n${this.#statement(0)}${name} = ${this.number(2)};\n}`;
        const text = `let ${name};\nif (${this.test(1)}) ${side()} else ${side()}\n`;
        this.#names.push(name);
        return text;
      }
      case "leave": {
        const leap = `${this.#chance(40) ? this.#statement(-1) : ""}${this.#leap()}`;
        return `if (${this.test(1)}) {\n${leap}}\n`;
      }
      case "return":
        return `if (${this.test(1)}) return ${this.#result()};\n`;
      default:
        return level < 0 ? "" : this.#loop(kind, level);
    }
  }

  #leap(): string {
    if (this.#loops.length === 0 || this.#chance(15)) return `return ${this.#result()};\n`;
    const label = this.#chance(40) ? ` ${this.#pick(this.#loops)}` : "";
    return `${this.#pick(["break", "continue"])}${label};\n`;
  }

  #loop(kind: "for" | "forData" | "while" | "doWhile", level: number): string {
    const counter = `i${this.#count++}`;
    const label = `L${this.#count++}`;
    const turns = this.draw(1, 5);
    const data = `${counter} < ${this.number(1)}`;
    const test = this.test(1);
    this.#loops.push(label);
    this.#fixed.push(counter);
    const body = this.#block(level - 1);
    this.#loops.pop();
    if (kind === "for" || kind === "forData") {
      this.#fixed = this.#fixed.filter((name) => name !== counter);
      const more = kind === "for" ? "" : ` && ${data}`;
      return `${label}: for (let ${counter} = 0; ${counter} < ${turns}${more}; ${counter}++) ${body}\n`;
    }
    const head = `let ${counter} = 0;\n`;
    const inside = `{\n${counter} += 1;\n${body}\n}`;
    if (kind === "while") return `${head}${label}: while (${counter} < ${turns} && ${test}) ${inside}\n`;
    return `${head}${label}: do ${inside} while (${test} && ${counter} < ${turns});\n`;
  }

  #result(): string {
    return this.#chance(60) ? `t + ${this.number(1)}` : this.number(2);
  }

  #leaf(): string {
    const literals = this.options.integers ? ["0", "1", "2", "3", "7"] : ["0", "1", "2", "0.5", "3", "0.1"];
    return this.#chance(70) ? this.#pick([...this.#names, ...this.#fixed]) : this.#pick(["k", ...literals]);
  }

  number(level: number): string {
    if (level === 0 || this.#chance(15)) return this.#plainLeaf();
    const operand = () => this.number(level - 1);
    switch (this.#pick(["operator", "operator", "operator", "negate", "exact", "choice", "special"])) {
      case "operator":
        return `(${operand()} ${this.#pick(["+", "-", "*", "/", "%"])} ${operand()})`;
      case "negate":
        return `-(${operand()})`;
      case "exact":
        return this.#call(this.#pick(exact), operand);
      case "choice":
        return `(${this.test(level - 1)} ? ${operand()} : ${operand()})`;
      default:
        return this.#special(operand);
    }
  }

  #plainLeaf(): string {
    const leaf = this.#leaf();
    return leaf === "k" && this.functions.length === 0 && !this.#names.includes("x") ? "1" : leaf;
  }

  #special(operand: () => string): string {
    if (this.functions.length > 0 && this.#chance(50)) {
      const name = this.#pick(this.functions);
      return name === "f" ? `f(${operand()})` : `g(${operand()}, ${operand()})`;
    }
    if (this.options.integers) {
      return `(${operand()} ${this.#pick(["&", "|", "^", "<<", ">>", ">>>"])} ${operand()})`;
    }
    return this.options.library.length > 0
      ? this.#call(this.#pick(this.options.library), operand)
      : `Math.sqrt(${operand()})`;
  }

  #call(name: keyof typeof arities, operand: () => string): string {
    return `Math.${name}(${Array.from({ length: arities[name] }, operand).join(", ")})`;
  }

  test(level: number): string {
    const compare = () =>
      `${this.number(level)} ${this.#pick(["<", "<=", ">", ">=", "<", ">=", "===", "!=="])} ${this.number(1)}`;
    if (level === 0 || this.#chance(60)) return compare();
    if (this.#chance(20)) return `!(${this.test(level - 1)})`;
    return `(${this.test(level - 1)} ${this.#pick(["&&", "||"])} ${this.test(level - 1)})`;
  }
}
