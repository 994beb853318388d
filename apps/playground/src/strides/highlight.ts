/**
 * What is marked when a cell is looked at: the cell, its partners on the other side, and where one step along each
 * dimension leads, in that dimension's own colour.
 */
import type { Layout } from "@lockstep/core";
import { type Cell, placeOf } from "./cells.js";

/** `step-0` is one step along dimension 0; dimensions past the third have no colour. */
export type Mark = "here" | "partner" | `step-${number}`;

/** A cell of the tensor, or a place of the storage. */
export interface Focus {
  readonly side: "tensor" | "storage";
  readonly at: number;
}

export interface Highlight {
  readonly marks: ReadonlyMap<number, Mark>;
  /** The one cell that the tab key comes to. */
  readonly home: number;
}

export interface Highlights {
  readonly tensor: Highlight;
  readonly storage: Highlight;
  /** The cells that are looked at: several where the storage's place stands for several of the tensor's. */
  readonly cells: readonly Cell[];
}

export function highlightsOf(cells: readonly Cell[], layout: Layout, focus: Focus): Highlights {
  const tensor = new Map<number, Mark>();
  const storage = new Map<number, Mark>();
  const chosen =
    focus.side === "tensor"
      ? cells.slice(focus.at, focus.at + 1)
      : cells.filter(({ place }) => place === focus.at);
  if (chosen.length === 1) {
    for (const { axis, at } of stepsFrom(chosen[0]!, layout.shape)) {
      tensor.set(at, `step-${axis}`);
      storage.set(placeOf(cells[at]!.index, layout.strides, layout.offset), `step-${axis}`);
    }
  }
  const place = focus.side === "storage" ? focus.at : chosen[0]?.place;
  if (place !== undefined) storage.set(place, focus.side === "storage" ? "here" : "partner");
  // In a broadcast view other cells share the place: they are the same element.
  for (const { at } of cells.filter((cell) => cell.place === place)) tensor.set(at, "partner");
  if (focus.side === "tensor" && chosen.length > 0) tensor.set(focus.at, "here");
  return {
    tensor: { marks: tensor, home: chosen[0]?.at ?? 0 },
    storage: { marks: storage, home: place ?? 0 },
    cells: chosen,
  };
}

/** The cells that are one further along each dimension, innermost last. */
function stepsFrom({ at, index }: Cell, shape: readonly number[]): { axis: number; at: number }[] {
  const steps: { axis: number; at: number }[] = [];
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (index[axis]! + 1 < shape[axis]!) steps.unshift({ axis, at: at + stride });
    stride *= shape[axis]!;
  }
  return steps;
}
