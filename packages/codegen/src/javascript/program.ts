/**
 * The text around a generated loop: constant tables, scratch memory and the functions that kernels call. It
 * stands for itself (it can be posted to another thread as text), and evaluating it gives the loop.
 */
import { arrayConstructor, type Dtype, type Intrinsic, type Kernel } from "@lockstep/core";
import { declare } from "../declarations.js";
import { ExpressionWriter, type Names } from "./expressions.js";
import { SourceWriter } from "./source-writer.js";
import { writeBody } from "./statements.js";
import { atom, type Text } from "./text.js";

// Which of the two words of a double in memory is the upper one.
const high = /* @__PURE__ */ (() => new Uint8Array(new Uint16Array([1]).buffer)[0] === 1)() ? 1 : 0;

export class Program {
  readonly #tables = new Map<string, string>();
  readonly #functions: string[] = [];
  readonly #firstFunction = new Map<Kernel, number>();
  #scratch = 0;

  /**
   * How a body that belongs to `kernel` refers to things; `prefix` keeps it apart from other bodies beside
   * it.
   */
  names(kernel: Kernel, prefix: string, aliases: ReadonlyMap<number, string> = new Map()): Names {
    return this.#namesWith(this.#addFunctions(kernel), prefix, aliases);
  }

  /** The whole program; `loop` is a function expression, `beside` declarations that it uses. */
  source(loop: string, beside = ""): string {
    const lines = ['"use strict";'];
    for (const [definition, name] of this.#tables) lines.push(`const ${name} = ${definition};`);
    if (this.#scratch > 0) {
      lines.push(
        `const float64s = new Float64Array(${this.#scratch});`,
        "const float32s = new Float32Array(float64s.buffer);",
        "const words = new Int32Array(float64s.buffer);",
      );
    }
    if (beside !== "") lines.push(beside);
    return [...lines, ...this.#functions, `return ${loop};`].join("\n");
  }

  /** Writes the functions of a kernel, once; the index of the first. */
  #addFunctions(kernel: Kernel): number {
    const known = this.#firstFunction.get(kernel);
    if (known !== undefined) return known;
    const first = this.#functions.length;
    this.#firstFunction.set(kernel, first);
    const names = this.#namesWith(first, "v", new Map());
    kernel.functions.forEach(({ arity, body }, index) => {
      const writer = new SourceWriter();
      const parameters = Array.from({ length: arity }, (_, k) => names.local(k));
      writer.block(`function f${first + index}(${parameters.join(", ")})`, () => {
        const expressions = new ExpressionWriter(names);
        writeBody(writer, expressions, body, declare(body, arity), {
          result: (value) => writer.line(`return ${expressions.value(value).text};`),
          leaves: true,
        });
      });
      this.#functions.push(writer.toString());
    });
    return first;
  }

  #namesWith(firstFunction: number, prefix: string, aliases: ReadonlyMap<number, string>): Names {
    return {
      local: (index) => aliases.get(index) ?? `${prefix}${index}`,
      label: (label) => `${prefix}_${label}`,
      callee: (index) => `f${firstFunction + index}`,
      table: (table, type) => this.#table(table, type as Dtype),
      intrinsic: (op, args) => this.#intrinsic(op, args),
    };
  }

  #table(table: readonly number[], type: Dtype): string {
    const entries = table.map((value) => (Object.is(value, -0) ? "-0" : `${value}`));
    const definition = `new ${arrayConstructor(type).name}([${entries.join(", ")}])`;
    const known = this.#tables.get(definition);
    if (known) return known;
    const name = `t${this.#tables.size}`;
    this.#tables.set(definition, name);
    return name;
  }

  /** Through scratch memory of its own, since an argument may be an intrinsic in turn. */
  #intrinsic(op: Intrinsic["op"], args: readonly Text[]): Text {
    const slot = this.#scratch++;
    const [first, second] = args.map((arg) => arg.text);
    const float64 = `float64s[${slot}]`;
    const float32 = `float32s[${2 * slot}]`;
    const word = (part: number) => `words[${2 * slot + part}]`;
    switch (op) {
      case "float32Bits":
        return atom(`(${float32} = ${first}, ${word(0)})`);
      case "float32FromBits":
        return atom(`(${word(0)} = ${first}, ${float32})`);
      case "float64High":
        return atom(`(${float64} = ${first}, ${word(high)})`);
      case "float64Low":
        return atom(`(${float64} = ${first}, ${word(1 - high)})`);
      case "float64FromWords":
        return atom(`(${word(high)} = ${first}, ${word(1 - high)} = ${second}, ${float64})`);
    }
  }
}
