/** One pass along a few rows of `b`. */
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import type { Element } from "./element.js";
import { addIntegerFunction, type Variable } from "./integers.js";

/** Registers of columns for each branch back. */
const unrolled = 4;

export const streamParameters = ["a", "aRow", "aAlong", "b", "bAlong", "out", "outRow", "columns"] as const;

/**
 * `pass(a, aRow, aAlong, b, bAlong, out, outRow, columns)`: adds to `rows` rows of the output the products of as many
 * rows of `a`, of `count` elements each, and `count` rows of `b`.
 */
export function addStreamPass(
  module: ModuleBuilder,
  element: Element,
  rows: number,
  count: number,
): FunctionBuilder {
  const { code, given } = addIntegerFunction(module, `streams${rows}x${count}`, streamParameters);
  const { builder } = code;
  const { lanes, size, splat, multiply, add, loadOne, storeOne } = element;
  /** Places one behind another, `stride` apart. */
  const placesFrom = (name: string, start: Variable, stride: Variable, length: number): Variable[] => {
    const places: Variable[] = [];
    for (let i = 0; i < length; i++) {
      places.push(code.let(`${name}${i}`, i === 0 ? start : code.plus(places[i - 1]!, stride)));
    }
    return places;
  };
  const streams = placesFrom("b", given.b, given.bAlong, count);
  const outs = placesFrom("out", given.out, given.outRow, rows);
  const at = code.variable("at");
  const factors = placesFrom("a", given.a, given.aRow, rows).map((start) => {
    code.set(at, start);
    return streams.map((): LocalIndex => {
      const factor = builder.local("v128", "factor");
      builder.get(at.local);
      builder.emit(splat);
      builder.set(factor);
      code.add(at, given.aAlong);
      return factor;
    });
  });
  const sums = outs.map((_, row) => builder.local("v128", `sum${row}`));
  const across = builder.local("v128", "across");

  /** Adds to a register of each row, or to the first lane of one. */
  const step = (offset: number, load: string, store: string, ...lane: readonly number[]): void => {
    sums.forEach((sum, row) => {
      builder.get(outs[row]!.local);
      builder.emit(load, offset);
      builder.set(sum);
    });
    streams.forEach((stream, i) => {
      builder.get(stream.local);
      builder.emit(load, offset);
      builder.set(across);
      sums.forEach((sum, row) => {
        for (const local of [sum, across, factors[row]![i]!]) builder.get(local);
        builder.emit(multiply);
        builder.emit(add);
        builder.set(sum);
      });
    });
    sums.forEach((sum, row) => {
      builder.get(outs[row]!.local);
      builder.get(sum);
      builder.emit(store, offset, ...lane);
    });
  };
  const advance = (bytes: number): void => {
    for (const place of [...outs, ...streams]) code.add(place, bytes);
  };

  const left = code.let("left", code.binary("i32.div_u", given.columns, unrolled * lanes));
  code.if(left, () => {
    code.repeat(left, () => {
      for (let u = 0; u < unrolled; u++) step(u * 16, "v128.load", "v128.store");
      advance(unrolled * 16);
    });
  });
  code.set(left, code.binary("i32.and", code.binary("i32.div_u", given.columns, lanes), unrolled - 1));
  code.if(left, () => {
    code.repeat(left, () => {
      step(0, "v128.load", "v128.store");
      advance(16);
    });
  });
  code.set(left, code.binary("i32.and", given.columns, lanes - 1));
  code.if(left, () => {
    code.repeat(left, () => {
      step(0, loadOne, storeOne, 0);
      advance(size);
    });
  });
  return builder;
}
