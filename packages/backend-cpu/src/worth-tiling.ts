/** Whether a product fills tiles of 4 × 4 outputs; fewer rows or columns leave most of a tile idle. */
import type { Layout } from "@lockstep/core";

export const isWorthTiling = ({ layout }: { readonly layout: Layout }): boolean =>
  layout.shape.at(-1)! >= 4 && layout.shape.at(-2)! >= 4;
