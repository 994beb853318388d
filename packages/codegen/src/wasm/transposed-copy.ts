/**
 * `transpose(from, rowStride, columnStride, rows, columns, to)`: copies a tile so that its rows lie one after another,
 * `width` elements apart. Where a column's elements are neighbours, whole registers are read along columns and turned
 * round in squares.
 */
import { writeCopy, writeWhile } from "./assembly/control.js";
import { type FunctionBuilder, i32, type LocalIndex } from "./assembly/function-builder.js";
import type { VectorModule } from "./vector/vector-module.js";

const [from, rowStride, columnStride, rows, columns, to] = [0, 1, 2, 3, 4, 5];

/** Shuffles by which pairs of registers exchange halves, first of 32-bit lanes, then of 64-bit lanes. */
const words = (...lanes: number[]): number[] =>
  lanes.flatMap((lane) => [0, 1, 2, 3].map((i) => lane * 4 + i));
const lowPairs = words(0, 4, 1, 5);
const highPairs = words(2, 6, 3, 7);
const lowHalves = words(0, 1, 4, 5);
const highHalves = words(2, 3, 6, 7);

export function addTransposedCopy(module: VectorModule, size: number, width: number): FunctionBuilder {
  const name = `transpose${size * 8}x${width}`;
  return module.helper(name, () => {
    const builder = module.builder.add(
      name,
      ["from", "rowStride", "columnStride", "rows", "columns", "to"].map((parameter) => ({
        name: parameter,
        type: "i32" as const,
      })),
    );
    const writer = new Copy(builder, size, width);
    if (size === 1) writer.elements();
    else writer.squares();
    return builder;
  });
}

class Copy {
  /** Rows and columns of a square: the elements of a register. */
  readonly side: number;
  readonly row: LocalIndex;
  readonly column: LocalIndex;
  readonly squareRows: LocalIndex;
  readonly squareColumns: LocalIndex;
  readonly source: LocalIndex;
  readonly target: LocalIndex;

  constructor(
    readonly builder: FunctionBuilder,
    readonly size: number,
    readonly width: number,
  ) {
    this.side = 16 / size;
    const [row, column, squareRows, squareColumns, source, target] = [
      "row",
      "column",
      "squareRows",
      "squareColumns",
      "source",
      "target",
    ].map((name) => builder.local("i32", name)) as [number, number, number, number, number, number];
    this.row = row;
    this.column = column;
    this.squareRows = squareRows;
    this.squareColumns = squareColumns;
    this.source = source;
    this.target = target;
  }

  /** Squares as far as they go, if columns' elements are neighbours; the rest element by element. */
  squares(): void {
    const { builder } = this;
    builder.write(rowStride, i32(this.size), "i32.eq");
    builder.if(
      () => {
        for (const [extent, whole] of [
          [rows, this.squareRows],
          [columns, this.squareColumns],
        ] as const) {
          builder.write(extent, i32(-this.side), "i32.and").set(whole);
        }
        this.#each(this.column, 0, this.squareColumns, this.side, () => {
          this.#each(this.row, 0, this.squareRows, this.side, () => this.#square());
        });
        this.#range(this.squareRows, 0, rows, columns);
        this.#range(0, this.squareColumns, this.squareRows, columns);
      },
      () => this.elements(),
    );
  }

  elements(): void {
    this.#range(0, 0, rows, columns);
  }

  /** Elements one by one: rows and columns from these (0, or a variable) up to those. */
  #range(
    firstRow: LocalIndex | 0,
    firstColumn: LocalIndex | 0,
    lastRow: LocalIndex,
    lastColumn: LocalIndex,
  ): void {
    const { builder, size } = this;
    this.#each(this.column, firstColumn, lastColumn, 1, () => {
      this.#each(this.row, firstRow, lastRow, 1, () => {
        this.#pushTarget();
        this.#pushSource();
        writeCopy(builder, size);
      });
    });
  }

  /** Runs `body` for an index from a start on, while it is below a limit. */
  #each(index: LocalIndex, start: LocalIndex | 0, limit: LocalIndex, step: number, body: () => void): void {
    const { builder } = this;
    if (start === 0) builder.i32(0);
    else builder.get(start);
    builder.set(index);
    const isBelow = (): void => {
      builder.write(index, limit, "i32.lt_s");
    };
    writeWhile(builder, isBelow, () => {
      body();
      builder.advance(index, step);
    });
  }

  #pushSource(): void {
    const { builder } = this;
    builder.write(
      from,
      this.row,
      rowStride,
      "i32.mul",
      "i32.add",
      this.column,
      columnStride,
      "i32.mul",
      "i32.add",
    );
  }

  #pushTarget(): void {
    const { builder } = this;
    builder.write(
      to,
      this.row,
      i32(this.width),
      "i32.mul",
      this.column,
      "i32.add",
      i32(this.size),
      "i32.mul",
      "i32.add",
    );
  }

  #square(): void {
    const { builder, side } = this;
    this.#pushSource();
    builder.set(this.source);
    this.#pushTarget();
    builder.set(this.target);
    const columnsRead = Array.from({ length: side }, () => {
      const register = builder.borrow("v128");
      builder
        .write(this.source, "v128.load")
        .set(register)
        .write(this.source, columnStride, "i32.add")
        .set(this.source);
      return register;
    });
    const turned = side === 4 ? this.#turnFour(columnsRead) : this.#turnTwo(columnsRead);
    turned.forEach((register, row) => {
      builder.write(this.target, register, ["v128.store", row * this.width * this.size]);
    });
    for (const register of [...columnsRead, ...turned]) builder.giveBack("v128", register);
  }

  #shuffle(a: LocalIndex, b: LocalIndex, bytes: readonly number[]): LocalIndex {
    const register = this.builder.borrow("v128");
    this.builder.write(a, b, ["i8x16.shuffle", ...bytes]).set(register);
    return register;
  }

  #turnTwo([a, b]: LocalIndex[]): LocalIndex[] {
    return [this.#shuffle(a!, b!, lowHalves), this.#shuffle(a!, b!, highHalves)];
  }

  #turnFour([a, b, c, d]: LocalIndex[]): LocalIndex[] {
    const [low, lowAfter] = [this.#shuffle(a!, b!, lowPairs), this.#shuffle(c!, d!, lowPairs)];
    const [high, highAfter] = [this.#shuffle(a!, b!, highPairs), this.#shuffle(c!, d!, highPairs)];
    const turned = [
      this.#shuffle(low, lowAfter, lowHalves),
      this.#shuffle(low, lowAfter, highHalves),
      this.#shuffle(high, highAfter, lowHalves),
      this.#shuffle(high, highAfter, highHalves),
    ];
    for (const register of [low, lowAfter, high, highAfter]) this.builder.giveBack("v128", register);
    return turned;
  }
}
