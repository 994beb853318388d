/**
 * Runs a kernel without generating code: the tree becomes closures. Slow, and bit for bit what the tree means; for
 * kernels that arrive as data where nothing may be generated, and as a definition to hold others against.
 */
import { isExactFunction } from "./functions.js";
import { binaryMeaning, convertMeaning, exactMeaning, intrinsicMeaning, unaryMeaning } from "./semantics.js";
import type { Expression, Kernel, KernelFunction, Statement } from "./tree.js";

/** The values of one run's locals. */
type Frame = Float64Array & { result?: number };
type Compute = (frame: Frame) => number;
/** Runs statements; answers how it ended: on to the next one, at a return, or leaving a label. */
type Run = (frame: Frame) => Ending;
type Ending = number;

const onward: Ending = 0;
const returned: Ending = 1;
const breakOf = (label: number): Ending => 2 + 2 * label;
const continueOf = (label: number): Ending => 3 + 2 * label;

export type Evaluate = (...args: number[]) => number;

/**
 * The kernel as a function of values of its parameters' types (a bool is 0 or 1), giving one of its result type.
 * Library functions must have been expanded: see `@lockstep/core/math`.
 */
export function evaluator(kernel: Pick<Kernel, "functions" | "locals" | "body">): Evaluate {
  const functions: Evaluate[] = [];
  for (const fn of kernel.functions) functions.push(callable(fn, functions));
  return callable(kernel, functions);
}

function callable(
  { locals, body }: Pick<KernelFunction, "locals" | "body">,
  functions: readonly Evaluate[],
): Evaluate {
  const run = sequence(body, functions);
  return (...args) => {
    const frame: Frame = new Float64Array(locals.length);
    frame.set(args);
    run(frame);
    return frame.result!;
  };
}

function sequence(body: readonly Statement[], functions: readonly Evaluate[]): Run {
  const runs = body.map((statement) => compileStatement(statement, functions));
  return (frame) => {
    for (const run of runs) {
      const ending = run(frame);
      if (ending !== onward) return ending;
    }
    return onward;
  };
}

function compileStatement(statement: Statement, functions: readonly Evaluate[]): Run {
  switch (statement.kind) {
    case "assign": {
      const value = compute(statement.value, functions);
      const { local } = statement;
      return (frame) => {
        frame[local] = value(frame);
        return onward;
      };
    }
    case "return": {
      const value = compute(statement.value, functions);
      return (frame) => {
        frame.result = value(frame);
        return returned;
      };
    }
    case "if": {
      const test = compute(statement.test, functions);
      const [then, otherwise] = [sequence(statement.then, functions), sequence(statement.else, functions)];
      return (frame) => (test(frame) ? then(frame) : otherwise(frame));
    }
    case "block": {
      const body = sequence(statement.body, functions);
      const left = breakOf(statement.label);
      return (frame) => {
        const ending = body(frame);
        return ending === left ? onward : ending;
      };
    }
    case "loop": {
      const test = compute(statement.test, functions);
      const [body, update] = [sequence(statement.body, functions), sequence(statement.update, functions)];
      const [left, next] = [breakOf(statement.label), continueOf(statement.label)];
      return (frame) => {
        while (test(frame)) {
          let ending = body(frame);
          if (ending === onward || ending === next) ending = update(frame);
          if (ending === left) break;
          if (ending !== onward) return ending;
        }
        return onward;
      };
    }
    default: {
      const ending = (statement.kind === "break" ? breakOf : continueOf)(statement.label);
      return () => ending;
    }
  }
}

function compute(node: Expression, functions: readonly Evaluate[]): Compute {
  const part = (inner: Expression): Compute => compute(inner, functions);
  switch (node.kind) {
    case "constant": {
      const { value } = node;
      return () => value;
    }
    case "local": {
      const { local } = node;
      return (frame) => frame[local]!;
    }
    case "unary":
    case "convert": {
      const meaning = node.kind === "unary" ? unaryMeaning(node.op, node.type) : convertMeaning(node.type);
      const value = part(node.value);
      return (frame) => meaning(value(frame));
    }
    case "binary": {
      const meaning = binaryMeaning(node.op, node.type);
      const [left, right] = [part(node.left), part(node.right)];
      return (frame) => meaning(left(frame), right(frame));
    }
    case "select": {
      const [test, then, otherwise] = [part(node.test), part(node.then), part(node.else)];
      return (frame) => (test(frame) ? then(frame) : otherwise(frame));
    }
    case "lookup": {
      const { table } = node;
      const index = part(node.index);
      return (frame) => table[index(frame)]!;
    }
    default:
      return computeCall(node, node.args.map(part), functions);
  }
}

function computeCall(
  node: Extract<Expression, { args: readonly Expression[] }>,
  args: readonly Compute[],
  functions: readonly Evaluate[],
): Compute {
  if (node.kind === "invoke") {
    const callee = functions[node.callee]!;
    return (frame) => callee(...args.map((arg) => arg(frame)));
  }
  if (node.kind === "call" && !isExactFunction(node.fn)) {
    throw new TypeError(
      `Math.${node.fn} is a library function: expandLibrary(kernel) comes before evaluator(kernel)`,
    );
  }
  const meaning =
    node.kind === "intrinsic" ? intrinsicMeaning[node.op] : exactMeaning(node.fn as "abs", node.type);
  const [a, b] = args;
  return b ? (frame) => meaning(a!(frame), b(frame)) : (frame) => meaning(a!(frame));
}
