/** The entries: they walk the products of a batch, so that one call does them all. */
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import { addIntegerFunction, type Integer, type Variable } from "./integers.js";
import { batchOffset, wordOffset } from "./product-frame.js";

const operands = ["a", "b", "out"] as const;

/**
 * `name(frame, from, to)`: runs `product` over a range of the turns of all products, one product's after another's.
 */
export function addBatch(module: ModuleBuilder, name: string, product: FunctionBuilder): FunctionBuilder {
  const { code, given } = addIntegerFunction(module, name, ["frame", "from", "to"] as const);
  const { frame, from, to } = given;
  code.if(code.binary("i32.ge_s", from, to), () => code.builder.emit("return"));
  const turns = code.let("turns", code.word(frame, wordOffset("turns")));
  const loops = code.let("loops", code.word(frame, wordOffset("loops")));
  const places = operands.map((operand) => code.let(operand, code.word(frame, wordOffset(operand))));
  const turn = code.let("turn", code.binary("i32.rem_u", from, turns));
  const index = code.let("index", code.binary("i32.div_u", from, turns));
  const count = code.variable("count");
  const extent = code.variable("extent");
  const loop = code.variable("loop");
  /** Extents, strides of each operand, then counters: each as many as there are loops. */
  const place = (list: number): Integer =>
    code.plus(frame, code.times(code.plus(loop, code.times(loops, list)), 4));
  const entry = (list: number): Integer => code.word(place(list), batchOffset);
  const counters = operands.length + 1;
  const setCounter = (value: Integer): void => code.setWord(place(counters), batchOffset, value);
  const move = (turnsOfLoop: Integer): void => {
    places.forEach((pointer: Variable, operand) => {
      code.add(pointer, code.times(turnsOfLoop, entry(operand + 1)));
    });
  };

  // Where the first product is.
  code.set(loop, loops);
  code.while(loop, () => {
    code.add(loop, -1);
    code.set(extent, entry(0));
    code.set(count, code.binary("i32.rem_u", index, extent));
    code.set(index, code.binary("i32.div_u", index, extent));
    setCounter(count);
    move(count);
  });
  code.while(code.binary("i32.lt_s", from, to), () => {
    code.set(count, code.least(code.minus(turns, turn), code.minus(to, from)));
    code.call(module, product, frame, ...places, turn, code.plus(turn, count));
    code.add(from, count);
    code.set(turn, 0);
    // On to the next product: one step of the innermost loop that is not at its end.
    code.builder.block((done) => {
      code.set(loop, loops);
      code.while(loop, () => {
        code.add(loop, -1);
        move(1);
        code.set(count, code.plus(entry(counters), 1));
        code.set(extent, entry(0));
        setCounter(count);
        code.push(code.binary("i32.lt_s", count, extent));
        code.builder.brIf(done);
        setCounter(0);
        move(code.minus(0, extent));
      });
    });
  });
  return code.builder;
}
