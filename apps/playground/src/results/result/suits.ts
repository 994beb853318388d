/** Which ways of showing suit a result, by its shape. */
import type { ShowKind } from "../../run/protocol.js";

type Shape = readonly number[];

/** Of more rows than this, lines in one plot can no longer be told apart; of more columns, few are points. */
const few = 8;

const isEmpty = (shape: Shape): boolean => shape.includes(0);
const isSmall = ([rows = 1, columns = 1]: Shape): boolean => rows <= few || columns <= few;

/** Whether a result of a shape can be shown in a way at all. */
const possible: Readonly<Record<ShowKind, (shape: Shape) => boolean>> = {
  number: (shape) => shape.every((extent) => extent === 1),
  plot: (shape) => !isEmpty(shape) && (shape.length === 1 || shape.length === 2),
  points: (shape) => !isEmpty(shape) && shape.length === 2 && shape[1]! >= 2,
  picture: (shape) => !isEmpty(shape) && (shape.length === 2 || (shape.length === 3 && shape[2] === 3)),
  table: () => true,
};

/** Whether a person would want that. The first of these that suits is shown at first. */
const likely: readonly (readonly [ShowKind, (shape: Shape) => boolean])[] = [
  ["number", () => true],
  ["picture", (shape) => !isSmall(shape)],
  ["points", ([rows, columns]) => rows! > few && columns! <= 4],
  ["plot", ([rows, columns]) => columns === undefined || rows! <= few],
  ["picture", ([, columns]) => columns! > few],
  ["table", () => true],
];

/** All that a person may choose, best first; what the program tells leads where it is possible. */
export function kindsFor(shape: Shape, told?: ShowKind): ShowKind[] {
  const suitable = likely
    .filter(([kind, suits]) => possible[kind](shape) && suits(shape))
    .map(([kind]) => kind);
  const first = told !== undefined && possible[told](shape) ? [told] : [];
  return [...new Set([...first, ...suitable])];
}
