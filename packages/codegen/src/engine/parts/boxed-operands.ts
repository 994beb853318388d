/**
 * The operands of an operation as it goes from box to box of its index space: what is in the arena is seen where it
 * is, of the rest the box's windows are copied into a part of the arena, and the output's is copied back.
 */

import { bytesPerElement, type Layout, type Operand, type TypedArray, type View } from "@lockstep/core";
import {
  type Box,
  copyIn,
  copyOut,
  planSplit,
  type Split,
  type SplitOptions,
  type Window,
  type WindowView,
  windowOf,
} from "../../memory/index.js";
import { cellOf } from "../operands.js";
import type { ArenaPart } from "./arena-part.js";
import { boxView } from "./box-view.js";

/** A view of which windows are made. */
interface Windowed extends WindowView {
  readonly view: View;
}

interface Placed {
  readonly window: Window;
  readonly elements: TypedArray;
  readonly view: View;
}

export class BoxedOperands {
  /** Different ones only: an operation in place, or on the same view twice, has one window for both. */
  readonly #windowed: readonly Windowed[];
  /** For each operand, which of those it is; -1 for what needs no window. */
  readonly #which: readonly number[];
  #split: Split | undefined;
  #placed: Placed[] = [];

  constructor(
    readonly part: ArenaPart,
    readonly operands: readonly Operand[],
  ) {
    const windowed: Windowed[] = [];
    this.#which = operands.map((view) => {
      if (typeof view === "number" || cellOf(view).address >= 0) return -1;
      const known = windowed.findIndex((other) => isSame(other.view, view));
      if (known >= 0) return known;
      const { layout, storage } = view;
      return windowed.push({ view, layout, bytesPerElement: bytesPerElement(storage.dtype) }) - 1;
    });
    this.#windowed = windowed;
  }

  /** Cuts the index space, so that windows fit into what is left of the part; gives the shape of a box. */
  split(shape: readonly number[], options?: SplitOptions): readonly number[] {
    this.#split = planSplit(shape, this.#windowed, this.part.left, options);
    return this.#split.shape;
  }

  /** The operands' parts of a box, which the arena now holds. Operand `written` is not read, unless it is another too. */
  place(box: Box, written = -1): Operand[] {
    this.#placed = this.#windowed.map((windowed, which) => {
      const window = windowOf(windowed, this.#split!.packings[which]!, box);
      const { storage } = windowed.view;
      const place = this.part.take(storage.dtype, window.length);
      const elements = this.part.residents.arena.view(storage.dtype, place.cell.address, window.length);
      if (this.#which.some((other, k) => other === which && k !== written)) {
        copyIn(window, this.part.residents.elements(cellOf(windowed.view)), elements);
      }
      return { window, elements, view: { storage: place, layout: window.layout } };
    });
    return this.operands.map((operand, k) => {
      if (typeof operand === "number") return operand;
      const which = this.#which[k]!;
      return which < 0 ? boxView(operand, box) : this.#placed[which]!.view;
    });
  }

  /** Puts what was written to operand k since `place` back where it belongs. */
  putBack(k: number): void {
    const which = this.#which[k]!;
    if (which < 0) return;
    const { window, elements } = this.#placed[which]!;
    copyOut(window, elements, this.part.residents.elements(cellOf(this.#windowed[which]!.view)));
  }
}

const isSame = (a: View, b: View): boolean =>
  a.storage === b.storage && a.layout.offset === b.layout.offset && sameStrides(a.layout, b.layout);

const sameStrides = (a: Layout, b: Layout): boolean =>
  a.strides.every((stride, d) => stride === b.strides[d] || a.shape[d] === 1);
