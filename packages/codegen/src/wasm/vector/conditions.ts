/** Conditions as masks: lanes of all ones where they hold, as wide as the values that they were computed from. */
import type { Binary, Expression } from "@lockstep/core";
import { writeConversion } from "./conversions.js";
import { writeExactFunction } from "./exact-functions.js";
import type { ExpressionWriter } from "./expressions.js";
import { binaryInstruction, isComparison } from "./operators.js";

/** Pushes register r of a condition, in its natural width. */
export function writeCondition(writer: ExpressionWriter, node: Expression, r: number): void {
  const { builder } = writer;
  switch (node.kind) {
    case "local":
      builder.get(writer.fn.registers(node.local)[r]!);
      return;
    case "unary":
      writer.pushMask(node.value, r, writer.naturalBits(node));
      builder.emit("v128.not");
      return;
    case "binary":
      writeBinary(writer, node, r);
      return;
    case "convert":
      writeConversion(writer, node, r);
      return;
    case "select": {
      const bits = writer.naturalBits(node);
      for (const part of [node.then, node.else, node.test]) writer.pushMask(part, r, bits);
      builder.emit("v128.bitselect");
      return;
    }
    case "call":
      writeExactFunction(writer, node, r);
      return;
    default:
      throw new RangeError(`${node.kind} is not a condition`);
  }
}

function writeBinary(writer: ExpressionWriter, node: Binary, r: number): void {
  const { builder } = writer;
  const { left, op, right } = node;
  if (left.type !== "bool") {
    writer.push(left, r);
    writer.push(right, r);
    builder.emit(binaryInstruction(op, left.type)!);
    return;
  }
  const bits = writer.naturalBits(node);
  // As 0 and 1: a < b is b without a, a ≤ b its counterpart's opposite.
  const isTurned = op === "less" || op === "greaterEqual";
  writer.pushMask(isTurned ? right : left, r, bits);
  writer.pushMask(isTurned ? left : right, r, bits);
  if (!isComparison(op)) {
    builder.emit(binaryInstruction(op, "bool")!);
    return;
  }
  builder.emit(op === "equal" || op === "notEqual" ? "v128.xor" : "v128.andnot");
  if (op === "equal" || op === "lessEqual" || op === "greaterEqual") builder.emit("v128.not");
}
