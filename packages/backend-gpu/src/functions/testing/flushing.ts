/** A kernel as a card runs it that takes every subnormal float32 for zero: operands and results of all arithmetic. */
import type { Expression, Kernel, KernelFunction, Statement } from "@lockstep/core";

const int = (value: number): Expression => ({ kind: "constant", type: "int32", value });
const x: Expression = { kind: "local", type: "float32", local: 0 };
const bits: Expression = { kind: "intrinsic", op: "float32Bits", type: "int32", args: [x] };
const masked = (mask: number): Expression => ({
  kind: "binary",
  op: "bitAnd",
  type: "int32",
  left: bits,
  right: int(mask),
});
const exponentIsZero: Expression = {
  kind: "binary",
  op: "equal",
  type: "bool",
  left: masked(0x7f800000),
  right: int(0),
};
const zero: Expression = {
  kind: "intrinsic",
  op: "float32FromBits",
  type: "float32",
  args: [masked(-(2 ** 31))],
};

const flush: KernelFunction = {
  name: "flush",
  arity: 1,
  locals: [{ name: "x", type: "float32" }],
  result: "float32",
  body: [
    { kind: "return", value: { kind: "select", type: "float32", test: exponentIsZero, then: zero, else: x } },
  ],
};

/** The kernel with a flush around each operand and each result; its own functions move up by one. */
export function flushing(kernel: Kernel): Kernel {
  const functions = kernel.functions.map((fn) => ({ ...fn, body: statements(fn.body) }));
  return { ...kernel, body: statements(kernel.body), functions: [flush, ...functions] };
}

const flushed = (value: Expression): Expression =>
  value.type === "float32" ? { kind: "invoke", type: "float32", callee: 0, args: [value] } : value;

function expression(node: Expression): Expression {
  const operand = (value: Expression): Expression => flushed(expression(value));
  switch (node.kind) {
    case "binary":
      return flushed({ ...node, left: operand(node.left), right: operand(node.right) });
    case "unary":
    case "convert":
      return flushed({ ...node, value: operand(node.value) });
    case "call":
      return flushed({ ...node, args: node.args.map(operand) });
    case "select":
      return {
        ...node,
        test: expression(node.test),
        then: expression(node.then),
        else: expression(node.else),
      };
    case "invoke":
      return { ...node, callee: node.callee + 1, args: node.args.map(expression) };
    case "intrinsic":
      return { ...node, args: node.args.map(expression) };
    case "lookup":
      return { ...node, index: expression(node.index) };
    default:
      return node;
  }
}

function statements(body: readonly Statement[]): Statement[] {
  return body.map((statement): Statement => {
    switch (statement.kind) {
      case "assign":
      case "return":
        return { ...statement, value: expression(statement.value) };
      case "if":
        return {
          ...statement,
          test: expression(statement.test),
          then: statements(statement.then),
          else: statements(statement.else),
        };
      case "loop":
        return {
          ...statement,
          test: expression(statement.test),
          body: statements(statement.body),
          update: statements(statement.update),
        };
      case "block":
        return { ...statement, body: statements(statement.body) };
      default:
        return statement;
    }
  });
}
