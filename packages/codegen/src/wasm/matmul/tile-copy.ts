/** Copies outputs between where they belong and where they lie next to each other. */
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { VectorModule } from "../vector/vector-module.js";
import type { Element } from "./element.js";
import { addIntegerFunction } from "./integers.js";

const names = ["from", "fromRow", "fromColumn", "to", "toRow", "toColumn", "rows", "columns"] as const;

/** `copy(from, fromRow, fromColumn, to, toRow, toColumn, rows, columns)`, element by element; 1 or more of both. */
export function addTileCopy(module: VectorModule, { size, copyLoad, copyStore }: Element): FunctionBuilder {
  return module.helper(`copy${size * 8}`, () => {
    const { code, given } = addIntegerFunction(module.builder, `copy${size * 8}`, names);
    const [source, target] = [code.variable("source"), code.variable("target")];
    const left = code.variable("left");
    code.repeat(given.rows, () => {
      code.set(source, given.from);
      code.set(target, given.to);
      code.set(left, given.columns);
      code.repeat(left, () => {
        code.push(target);
        code.push(source);
        code.builder.emit(copyLoad);
        code.builder.emit(copyStore);
        code.add(source, given.fromColumn);
        code.add(target, given.toColumn);
      });
      code.add(given.from, given.fromRow);
      code.add(given.to, given.toRow);
    });
    return code.builder;
  });
}
