/**
 * Maps whose operands do not fit into the arena together, for pages that count bytes: piece by piece, what a stretch
 * of the index space touches is gathered into a part of the arena, and the results are put back. Windows do the same
 * faster (see `map-in-boxes.ts`), with four times the code.
 */
import { bytesPerElement, type Kernel, type Layout, type Operand, rowMajor, type View } from "@lockstep/core";
import { blockAlignment, type Residents } from "../../memory/index.js";
import { cellOf } from "../operands.js";
import { ArenaPart } from "./arena-part.js";
import type { MapRunner } from "./runner.js";

/** Runs a map whose operands the arena cannot hold together. */
export function mapInPieces(
  residents: Residents,
  run: MapRunner,
  kernel: Kernel,
  inputs: readonly Operand[],
  out: View,
): void {
  const operands = [...inputs, out];
  const { size } = out.layout;
  let bytes = 0;
  for (const operand of operands)
    if (typeof operand !== "number") bytes += bytesPerElement(operand.storage.dtype);
  ArenaPart.with(residents, (part) => {
    const most = Math.floor((part.left - blockAlignment * operands.length) / bytes);
    for (let from = 0; from < size; from += most) {
      const layout = rowMajor([Math.min(most, size - from)]);
      part.within(() => {
        const packed = operands.map((operand) =>
          typeof operand === "number"
            ? operand
            : { storage: part.take(operand.storage.dtype, layout.size), layout },
        );
        /** Gathers operand k, or puts it back. */
        const move = (k: number, isBack: boolean): void => {
          const view = operands[k] as View;
          const elements = residents.elements(cellOf(view));
          const piece = residents.elements(cellOf(packed[k] as View));
          eachPlace(view.layout, from, layout.size, (place, i) => {
            if (isBack) elements[place] = piece[i]!;
            else piece[i] = elements[place]!;
          });
        };
        for (const [k, input] of inputs.entries()) if (typeof input !== "number") move(k, false);
        run.map(kernel, packed.slice(0, -1), packed.at(-1) as View);
        move(inputs.length, true);
      });
    }
  });
}

/** Calls `visit` with the places of `count` elements in row-major order, beginning with number `from`. */
function eachPlace(
  { shape, strides, offset }: Layout,
  from: number,
  count: number,
  visit: (place: number, i: number) => void,
): void {
  const index: number[] = [];
  let place = offset;
  let rest = from;
  for (let d = shape.length - 1; d >= 0; d--) {
    index[d] = rest % shape[d]!;
    rest = Math.floor(rest / shape[d]!);
    place += index[d]! * strides[d]!;
  }
  for (let i = 0; i < count; i++) {
    visit(place, i);
    for (let d = shape.length - 1; d >= 0; d--) {
      place += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      place -= shape[d]! * strides[d]!;
      index[d] = 0;
    }
  }
}
