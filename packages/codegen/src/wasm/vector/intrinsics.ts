/** The bits of floats. In a register they are there already; only the words of a float64 have to be moved. */
import type { Intrinsic } from "@lockstep/core";
import type { ExpressionWriter } from "./expressions.js";
import { evenWords, oddWords } from "./lanes.js";

/** Words 0 and 1 of two registers in turn, and words 2 and 3. */
const interleavedLow: readonly number[] = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const interleavedHigh: readonly number[] = interleavedLow.map((byte) => byte + 8);

export function writeIntrinsic(writer: ExpressionWriter, { op, args }: Intrinsic, r: number): void {
  const { builder } = writer;
  const [first, second] = args;
  switch (op) {
    case "float32Bits":
    case "float32FromBits":
      writer.push(first!, r);
      break;
    case "float64High":
    case "float64Low":
      writer.push(first!, 2 * r);
      writer.push(first!, 2 * r + 1);
      builder.emit("i8x16.shuffle", ...(op === "float64Low" ? evenWords : oddWords));
      break;
    case "float64FromWords":
      writer.push(second!, r >> 1);
      writer.push(first!, r >> 1);
      builder.emit("i8x16.shuffle", ...(r % 2 === 0 ? interleavedLow : interleavedHigh));
      break;
  }
}
