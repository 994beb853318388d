/** Ways to write what WebAssembly has no single instruction for: counting loops, the smaller of two, copies. */
import { type FunctionBuilder, i32, type LocalIndex } from "./function-builder.js";

/** Runs `body` as long as what `pushTest` pushes is not 0. */
export function writeWhile(builder: FunctionBuilder, pushTest: () => void, body: () => void): void {
  builder.block((done) => {
    builder.loop((again) => {
      pushTest();
      builder.emit("i32.eqz").brIf(done);
      body();
      builder.br(again);
    });
  });
}

/** Runs `body` for an index of 0, `step`, … below a limit. */
export function writeSteps(
  builder: FunctionBuilder,
  { index, limit, step }: { index: LocalIndex; limit: LocalIndex; step: number },
  body: () => void,
): void {
  builder.i32(0).set(index);
  const isBelow = (): void => {
    builder.write(index, limit, "i32.lt_s");
  };
  writeWhile(builder, isBelow, () => {
    body();
    builder.advance(index, step);
  });
}

/** Pushes the smaller of a variable and a number. */
export function pushAtMost(builder: FunctionBuilder, local: LocalIndex, most: number): void {
  builder.write(local, i32(most), local, i32(most), "i32.lt_s", "select");
}

/** Pushes the smaller of two variables. */
export function pushSmaller(builder: FunctionBuilder, a: LocalIndex, b: LocalIndex): void {
  builder.write(a, b, a, b, "i32.lt_s", "select");
}

/** `local -= other`. */
export function subtractLocal(builder: FunctionBuilder, local: LocalIndex, other: LocalIndex): void {
  builder.write(local, other, "i32.sub").set(local);
}

const loads: Readonly<Record<number, string>> = { 1: "i32.load8_u", 4: "i32.load", 8: "i64.load" };
const stores: Readonly<Record<number, string>> = { 1: "i32.store8", 4: "i32.store", 8: "i64.store" };

/** Copies an element of `size` bytes; the stack holds where to, then where from. */
export function writeCopy(builder: FunctionBuilder, size: number): void {
  builder.write(loads[size]!, stores[size]!);
}
