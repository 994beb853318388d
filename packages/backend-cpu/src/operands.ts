/** Operands without their storages, which is all that plans need to know of them. */
import type { Layout, Operand, View, ViewShape } from "@lockstep/core";

export const viewShape = ({ storage, layout }: View): ViewShape => ({ dtype: storage.dtype, layout });

export const shapeOf = (operand: Operand): ViewShape | number =>
  typeof operand === "number" ? operand : viewShape(operand);

/** Whether a product fills tiles of 4 × 4 outputs; fewer rows or columns leave most of a tile idle. */
export const isWorthTiling = ({ layout }: { readonly layout: Layout }): boolean =>
  layout.shape.at(-1)! >= 4 && layout.shape.at(-2)! >= 4;
