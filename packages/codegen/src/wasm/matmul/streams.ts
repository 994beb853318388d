/**
 * A product of few rows, where rows of `b` and of the output lie along memory: nothing is packed, as `b` is hardly used
 * again. Several rows of `b` are read along at a time, as streams, and each element of `a` is a factor that stands still.
 */
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { VectorModule } from "../vector/vector-module.js";
import type { Element } from "./element.js";
import { addIntegerFunction, type Integer, type Variable } from "./integers.js";
import { type ProductWord, productParameters, wordOffset } from "./product-frame.js";
import { addStreamPass, streamParameters } from "./stream-pass.js";

/** Bytes of a row that are walked at a time, so that outputs and rows of `b` stay in the first-level cache. */
const stretchBytes = 4096;

/**
 * Rows of `a`, and rows of `b`, of a pass: eight factors, which with sums and products fill the registers. A single row
 * reads more streams at a time, since its outputs are read and written between them.
 */
const single = [8, 1] as const;
const several = [4, 1] as const;
const rowsTogether = 2;

/** `product(frame, a, b, out, from, to)`: one product; the range is of columns. */
export function addStreams({ builder: module }: VectorModule, element: Element): FunctionBuilder {
  const { size } = element;
  const passes = new Map<string, FunctionBuilder>();
  const passOf = (rows: number, count: number): FunctionBuilder => {
    const key = `${rows} ${count}`;
    if (!passes.has(key)) passes.set(key, addStreamPass(module, element, rows, count));
    return passes.get(key)!;
  };
  for (const count of single) passOf(1, count);
  for (const count of several) for (const rows of [rowsTogether, 1]) passOf(rows, count);

  const { code, given } = addIntegerFunction(module, "product", productParameters);
  const { frame, a, b, out, from, to } = given;
  const word = (name: ProductWord): Integer => code.word(frame, wordOffset(name));
  const [aRow, aAlong] = [code.let("aRow", word("aRow")), code.let("aAlong", word("aAlong"))];
  const [bAlong, outRow] = [code.let("bAlong", word("bAlong")), code.let("outRow", word("outRow"))];
  const rows = code.let("rows", word("rows"));
  const [columns, depth, left] = [code.variable("columns"), code.variable("depth"), code.variable("left")];
  const [aPlace, source] = [code.variable("aPlace"), code.variable("source")];
  const [outPlace, target] = [code.variable("outPlace"), code.variable("target")];
  const bPlace = code.variable("bPlace");

  /** As many rows as make `together` at a time, from `left` on. */
  const passRows = (together: number, count: number): void => {
    code.while(code.binary("i32.ge_s", left, together), () => {
      const values: Record<(typeof streamParameters)[number], Variable> = {
        a: source,
        aRow,
        aAlong,
        b: bPlace,
        bAlong,
        out: target,
        outRow,
        columns,
      };
      code.call(module, passOf(together, count), ...streamParameters.map((name) => values[name]));
      code.add(source, code.times(aRow, together));
      code.add(target, code.times(outRow, together));
      code.add(left, -together);
    });
  };
  /** All rows, `count` streams at a time, as long as there are so many. */
  const passStreams = (count: number, togethers: readonly number[]): void => {
    code.while(code.binary("i32.ge_s", depth, count), () => {
      code.set(left, rows);
      code.set(source, aPlace);
      code.set(target, outPlace);
      for (const together of togethers) passRows(together, count);
      code.add(aPlace, code.times(aAlong, count));
      code.add(bPlace, code.times(bAlong, count));
      code.add(depth, -count);
    });
  };
  /** Sums begin with 0. */
  const clear = (): void => {
    code.set(target, outPlace);
    code.set(left, rows);
    code.repeat(left, () => {
      for (const value of [target, 0, code.times(columns, size)]) code.push(value);
      code.builder.emit("memory.fill");
      code.add(target, outRow);
    });
  };

  code.while(code.binary("i32.lt_s", from, to), () => {
    code.set(columns, code.least(code.minus(to, from), stretchBytes / size));
    code.set(depth, word("depth"));
    code.set(aPlace, a);
    code.set(bPlace, code.plus(b, code.times(from, size)));
    code.set(outPlace, code.plus(out, code.times(from, size)));
    clear();
    code.if(
      code.binary("i32.eq", rows, 1),
      () => {
        for (const count of single) passStreams(count, [1]);
      },
      () => {
        for (const count of several) passStreams(count, [rowsTogether, 1]);
      },
    );
    code.add(from, columns);
  });
  return code.builder;
}
