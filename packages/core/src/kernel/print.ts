/** Prints a kernel in the kernel language, with its types, for people to read: in `explain`, and when debugging. */
import type { Binary, Expression, Kernel, KernelFunction, Statement, ValueType } from "./tree.js";

const symbols: Readonly<Record<Binary["op"], string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  remainder: "%",
  bitAnd: "&",
  bitOr: "|",
  bitXor: "^",
  shiftLeft: "<<",
  shiftRight: ">>",
  shiftRightUnsigned: ">>>",
  equal: "===",
  notEqual: "!==",
  less: "<",
  lessEqual: "<=",
  greater: ">",
  greaterEqual: ">=",
};

/** The kernel and the functions it calls as text. */
export function printKernel(kernel: Kernel): string {
  const names = kernel.functions.map((fn, i) => `${fn.name}_${i}`);
  const texts = kernel.functions.map((fn, i) => printFunction(names[i]!, fn, names));
  const { name, parameters, locals, body, type } = kernel;
  const main = { name, arity: parameters.length, locals, body, result: type };
  return [...texts, printFunction(name === "anonymous" ? "kernel" : name, main, names)].join("\n");
}

function printFunction(name: string, fn: KernelFunction, functions: readonly string[]): string {
  const printer = new Printer(fn, functions);
  const parameters = fn.locals.slice(0, fn.arity).map((entry, i) => `${printer.names[i]}: ${entry.type}`);
  const head = `${name}(${parameters.join(", ")}): ${fn.result}`;
  return `${head} {\n${printer.body(fn.body, "  ")}}`;
}

class Printer {
  readonly names: readonly string[];
  private readonly declared = new Set<number>();

  constructor(
    private readonly fn: KernelFunction,
    private readonly functions: readonly string[],
  ) {
    const used = new Map<string, number>();
    this.names = fn.locals.map(({ name }) => {
      const count = used.get(name) ?? 0;
      used.set(name, count + 1);
      return count ? `${name}_${count}` : name;
    });
  }

  body(statements: readonly Statement[], indent: string): string {
    return statements.map((statement) => this.statement(statement, indent)).join("");
  }

  private statement(statement: Statement, indent: string): string {
    const inner = `${indent}  `;
    switch (statement.kind) {
      case "assign": {
        const name = this.names[statement.local]!;
        const value = this.expression(statement.value);
        if (this.declared.has(statement.local)) return `${indent}${name} = ${value};\n`;
        this.declared.add(statement.local);
        return `${indent}let ${name}: ${this.fn.locals[statement.local]!.type} = ${value};\n`;
      }
      case "return":
        return `${indent}return ${this.expression(statement.value)};\n`;
      case "if": {
        const then = `${indent}if (${this.expression(statement.test)}) {\n${this.body(statement.then, inner)}${indent}}`;
        if (statement.else.length === 0) return `${then}\n`;
        return `${then} else {\n${this.body(statement.else, inner)}${indent}}\n`;
      }
      case "loop": {
        const update = this.body(statement.update, inner);
        const step = update && `${inner}// then, before the next turn\n${update}`;
        const test = this.expression(statement.test);
        return `${indent}L${statement.label}: while (${test}) {\n${this.body(statement.body, inner)}${step}${indent}}\n`;
      }
      case "block":
        return `${indent}L${statement.label}: {\n${this.body(statement.body, inner)}${indent}}\n`;
      default:
        return `${indent}${statement.kind} L${statement.label};\n`;
    }
  }

  private expression(node: Expression): string {
    const part = (inner: Expression): string => this.expression(inner);
    const args = (list: readonly Expression[]): string => list.map(part).join(", ");
    switch (node.kind) {
      case "constant":
        return printConstant(node.type, node.value);
      case "local":
        return this.names[node.local]!;
      case "unary":
        return `${{ negate: "-", not: "!", bitNot: "~" }[node.op]}${part(node.value)}`;
      case "binary":
        return `(${part(node.left)} ${symbols[node.op]} ${part(node.right)})`;
      case "convert":
        return `${node.type}(${part(node.value)})`;
      case "select":
        return `(${part(node.test)} ? ${part(node.then)} : ${part(node.else)})`;
      case "call":
        return `Math.${node.fn}(${args(node.args)})`;
      case "invoke":
        return `${this.functions[node.callee]}(${args(node.args)})`;
      case "intrinsic":
        return `${node.op}(${args(node.args)})`;
      case "lookup":
        return `[table of ${node.table.length}][${part(node.index)}]`;
    }
  }
}

function printConstant(type: ValueType, value: number): string {
  if (type === "bool") return value ? "true" : "false";
  return Object.is(value, -0) ? "-0" : String(value);
}
