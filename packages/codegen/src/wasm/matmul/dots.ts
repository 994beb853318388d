/**
 * A vector times a matrix whose columns lie along memory (a matrix times a vector, seen from the other side): eight
 * columns at a time are read along, and turned round in registers so that each has its own lane.
 */
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import type { VectorModule } from "../vector/vector-module.js";
import type { Element } from "./element.js";
import { addIntegerFunction, type Integer, type IntegerCode, type Variable } from "./integers.js";
import { type ProductWord, productParameters, tileOffset, wordOffset } from "./product-frame.js";
import { addTileCopy } from "./tile-copy.js";

/** Columns that are summed together: their sums hide each other's latency. */
const together = 8;

/** Bytes of a shuffle of two registers, by lanes of `size` bytes. */
const shuffle = (size: number, ...lanes: readonly number[]): number[] =>
  lanes.flatMap((lane) => Array.from({ length: size }, (_, i) => lane * size + i));

/** `product(frame, a, b, out, from, to)`: one product of one row; the range is of columns. */
export function addDots(module: VectorModule, element: Element): FunctionBuilder {
  const { size, lanes } = element;
  const copy = addTileCopy(module, element);
  const { code, given } = addIntegerFunction(module.builder, "product", productParameters);
  const { frame, a, b, out, from, to } = given;
  const word = (name: ProductWord): Integer => code.word(frame, wordOffset(name));
  const bColumn = code.let("bColumn", word("bColumn"));
  const aAlong = code.let("aAlong", word("aAlong"));
  const [last, at, left] = [code.variable("last"), code.variable("at"), code.variable("left")];
  const lines = Array.from({ length: together }, (_, i) => code.variable(`line${i}`));
  const scratch = code.let("scratch", code.plus(frame, tileOffset));
  const sums = new Sums(code, element, scratch, lines);
  code.while(code.binary("i32.lt_s", from, to), () => {
    // Where columns are missing, the last one stands in for them.
    code.set(last, code.minus(code.minus(to, from), 1));
    lines.forEach((line, i) => {
      code.set(line, code.plus(b, code.times(code.plus(from, code.least(last, i)), bColumn)));
    });
    code.set(at, a);
    sums.clear();
    code.set(left, code.binary("i32.div_u", word("depth"), lanes));
    code.if(left, () => {
      code.repeat(left, () => {
        sums.addSquares(at, aAlong);
        for (const line of lines) code.add(line, 16);
      });
    });
    code.set(left, code.binary("i32.and", word("depth"), lanes - 1));
    code.if(left, () => {
      code.repeat(left, () => {
        sums.addOne(at, aAlong);
        for (const line of lines) code.add(line, size);
      });
    });
    code.set(at, code.plus(out, code.times(from, word("outColumn"))));
    code.set(left, code.least(code.plus(last, 1), together));
    code.call(module.builder, copy, scratch, 0, size, at, 0, word("outColumn"), 1, left);
    code.add(from, together);
  });
  return code.builder;
}

/** Sums of eight columns, in registers and, after every step, in memory. */
class Sums {
  readonly #sums: readonly LocalIndex[];
  readonly #factors: readonly LocalIndex[];

  constructor(
    readonly code: IntegerCode,
    readonly element: Element,
    readonly scratch: Variable,
    readonly lines: readonly Variable[],
  ) {
    const { builder } = code;
    const { lanes } = element;
    this.#sums = Array.from({ length: together / lanes }, (_, g) => builder.local("v128", `sum${g}`));
    this.#factors = Array.from({ length: lanes }, (_, i) => builder.local("v128", `factor${i}`));
  }

  clear(): void {
    const { builder } = this.code;
    const zero = builder.constant(new Uint8Array(16), "zero");
    this.#sums.forEach((sum, group) => {
      builder.get(zero);
      builder.set(sum);
      this.#store(group);
    });
  }

  /** Adds as many turns of k as a register has lanes. */
  addSquares(at: Variable, along: Variable): void {
    const { builder } = this.code;
    const { lanes } = this.element;
    for (const factor of this.#factors) this.#loadFactor(factor, at, along);
    this.#sums.forEach((sum, group) => {
      const read = this.lines.slice(group * lanes, (group + 1) * lanes).map((line) => {
        const register = builder.borrow("v128");
        builder.get(line.local);
        builder.emit("v128.load");
        builder.set(register);
        return register;
      });
      const turned = lanes === 4 ? this.#turnFour(read) : this.#turnTwo(read);
      for (const [i, register] of turned.entries()) this.#add(sum, this.#factors[i]!, register);
      // Also keeps V8 from loading for all groups first, which would take more registers than there are.
      this.#store(group);
      for (const register of [...read, ...turned]) builder.giveBack("v128", register);
    });
  }

  /** Adds one turn of k, whose elements are gathered. */
  addOne(at: Variable, along: Variable): void {
    const { builder } = this.code;
    const { lanes, loadOne, loadLane } = this.element;
    const [factor] = this.#factors as [LocalIndex];
    this.#loadFactor(factor, at, along);
    const register = builder.borrow("v128");
    this.#sums.forEach((sum, group) => {
      for (let lane = 0; lane < lanes; lane++) {
        builder.get(this.lines[group * lanes + lane]!.local);
        if (lane > 0) builder.get(register);
        builder.emit(lane === 0 ? loadOne : loadLane, 0, ...(lane === 0 ? [] : [lane]));
        builder.set(register);
      }
      this.#add(sum, factor, register);
      this.#store(group);
    });
    builder.giveBack("v128", register);
  }

  #loadFactor(factor: LocalIndex, at: Variable, along: Variable): void {
    this.code.push(at);
    this.code.builder.emit(this.element.splat);
    this.code.builder.set(factor);
    this.code.add(at, along);
  }

  #add(sum: LocalIndex, factor: LocalIndex, register: LocalIndex): void {
    const { builder } = this.code;
    for (const local of [sum, factor, register]) builder.get(local);
    builder.emit(this.element.multiply);
    builder.emit(this.element.add);
    builder.set(sum);
  }

  #store(group: number): void {
    const { builder } = this.code;
    builder.get(this.scratch.local);
    builder.get(this.#sums[group]!);
    builder.emit("v128.store", group * 16);
  }

  #shuffle(a: LocalIndex, b: LocalIndex, ...lanes: readonly number[]): LocalIndex {
    const { builder } = this.code;
    const register = builder.borrow("v128");
    builder.get(a);
    builder.get(b);
    builder.emit("i8x16.shuffle", ...shuffle(16 / lanes.length, ...lanes));
    builder.set(register);
    return register;
  }

  #turnTwo([a, b]: readonly LocalIndex[]): LocalIndex[] {
    return [this.#shuffle(a!, b!, 0, 2), this.#shuffle(a!, b!, 1, 3)];
  }

  #turnFour([a, b, c, d]: readonly LocalIndex[]): LocalIndex[] {
    const low = [this.#shuffle(a!, b!, 0, 4, 1, 5), this.#shuffle(c!, d!, 0, 4, 1, 5)];
    const high = [this.#shuffle(a!, b!, 2, 6, 3, 7), this.#shuffle(c!, d!, 2, 6, 3, 7)];
    const turned = [low, high].flatMap((pair) => this.#turnTwo(pair));
    for (const register of [...low, ...high]) this.code.builder.giveBack("v128", register);
    return turned;
  }
}
