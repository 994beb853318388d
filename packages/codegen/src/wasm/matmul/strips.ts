/**
 * The innermost part of a product: a strip of up to four rows, whose outputs are kept in registers tile by tile while
 * k runs. A tile is two registers wide: with eight accumulators, an element of `a` in all lanes, two registers of `b`
 * and a product, it fits the sixteen registers of x86-64.
 *
 * Every output has its own lane, so that its sum runs from left to right, whatever the width.
 */
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import type { Element } from "./element.js";
import { addIntegerFunction, type IntegerCode, type Variable } from "./integers.js";

/** Rows of a strip, at most. */
export const stripRows = 4;
export const tileRegisters = 2;
/** Columns of a tile. */
export const tileColumns = ({ lanes }: Element): number => tileRegisters * lanes;
/** Steps along k for each branch back. */
const unrolled = 4;

export const stripParameters = [
  "a",
  "aRow",
  "b",
  "bAlong",
  "bTile",
  "depth",
  "out",
  "outRow",
  "tiles",
  "goesOn",
] as const;

/**
 * `strip(a, aRow, b, bAlong, bTile, depth, out, outRow, tiles, goesOn)`: adds to so many tiles next to each other,
 * 1 or more, the products of `rows` rows of `a` and `depth` rows of `b`, or, unless it `goesOn`, begins with 0.
 * Elements of a row of `a`, and columns within a tile of `b` and of the output, are neighbours; rows of `a`, `b` and
 * the output are `aRow`, `bAlong` and `outRow` bytes apart, tiles of `b` `bTile`.
 */
export function addStrip(
  module: ModuleBuilder,
  element: Element,
  rows: number,
  registers: number,
): FunctionBuilder {
  const { code, given } = addIntegerFunction(module, `strip${rows}x${registers}`, stripParameters);
  const { builder } = code;
  const places = Array.from({ length: rows }, (_, row) => code.variable(`a${row}`));
  const tile = new Tile(code, element, rows, registers);
  const at = code.variable("at");
  const left = code.variable("left");
  // Each step may be the last. Without an exit after each, V8 loads for all of them first and runs out of registers.
  const walk = (): void => {
    builder.block((done) => {
      builder.loop((again) => {
        for (let u = 1; u <= unrolled; u++) {
          tile.step(places, (u - 1) * element.size, at);
          code.add(at, given.bAlong);
          code.push(code.minus(left, 1));
          builder.tee(left.local);
          if (u === unrolled) continue;
          builder.emit("i32.eqz");
          builder.brIf(done);
        }
        for (const place of places) code.add(place, unrolled * element.size);
        builder.brIf(again);
      });
    });
  };
  code.repeat(given.tiles, () => {
    places.forEach((place, row) => {
      code.set(place, row === 0 ? given.a : code.plus(places[row - 1]!, given.aRow));
    });
    code.if(
      given.goesOn,
      () => tile.load(given.out, given.outRow),
      () => tile.clear(),
    );
    code.set(at, given.b);
    code.set(left, given.depth);
    code.if(left, walk);
    tile.store(given.out, given.outRow);
    code.add(given.out, registers * 16);
    code.add(given.b, given.bTile);
  });
  return builder;
}

/** The outputs of a tile, in registers. */
class Tile {
  readonly #sums: readonly (readonly LocalIndex[])[];
  readonly #across: readonly LocalIndex[];
  readonly #one: LocalIndex;
  readonly #place: Variable;
  readonly #zero: LocalIndex;

  constructor(
    readonly code: IntegerCode,
    readonly element: Element,
    rows: number,
    registers: number,
  ) {
    const { builder } = code;
    const across = (name: string): LocalIndex[] =>
      Array.from({ length: registers }, (_, r) => builder.local("v128", `${name}${r}`));
    this.#sums = Array.from({ length: rows }, (_, row) => across(`sum${row}`));
    this.#across = across("b");
    this.#one = builder.local("v128", "one");
    this.#place = code.variable("place");
    this.#zero = builder.constant(new Uint8Array(16), "zero");
  }

  /** One turn of k: the elements of `a` at these places, and the row of `b` at that. */
  step(places: readonly Variable[], offset: number, at: Variable): void {
    const { builder } = this.code;
    const { splat, multiply, add } = this.element;
    this.#across.forEach((register, r) => {
      builder.get(at.local);
      builder.emit("v128.load", r * 16);
      builder.set(register);
    });
    for (const [row, sums] of this.#sums.entries()) {
      builder.get(places[row]!.local);
      builder.emit(splat, offset);
      builder.set(this.#one);
      for (const [r, sum] of sums.entries()) {
        builder.get(sum);
        builder.get(this.#one);
        builder.get(this.#across[r]!);
        builder.emit(multiply);
        builder.emit(add);
        builder.set(sum);
      }
    }
  }

  clear(): void {
    for (const sum of this.#sums.flat()) {
      this.code.builder.get(this.#zero);
      this.code.builder.set(sum);
    }
  }

  load(out: Variable, outRow: Variable): void {
    const { builder } = this.code;
    this.#each(out, outRow, (sum, r) => {
      builder.get(this.#place.local);
      builder.emit("v128.load", r * 16);
      builder.set(sum);
    });
  }

  store(out: Variable, outRow: Variable): void {
    const { builder } = this.code;
    this.#each(out, outRow, (sum, r) => {
      builder.get(this.#place.local);
      builder.get(sum);
      builder.emit("v128.store", r * 16);
    });
  }

  #each(out: Variable, outRow: Variable, visit: (sum: LocalIndex, register: number) => void): void {
    this.#sums.forEach((sums, row) => {
      this.code.set(this.#place, row === 0 ? out : this.code.plus(this.#place, outRow));
      sums.forEach(visit);
    });
  }
}
