/** Where the keys of the grid pattern lead, from one cell of a tensor to another. */

/** The row-major number of the cell that `key` leads to from `at`; `undefined` for a key that is none of ours. */
export function moveIn(
  shape: readonly number[],
  at: number,
  key: string,
  control = false,
): number | undefined {
  const columns = shape.at(-1) ?? 1;
  const slice = columns * (shape.at(-2) ?? 1);
  const size = shape.reduce((product, length) => product * length, 1);
  const column = at % columns;
  const inSlice = at % slice;
  switch (key) {
    case "ArrowLeft":
      return column > 0 ? at - 1 : at;
    case "ArrowRight":
      return column < columns - 1 ? at + 1 : at;
    case "ArrowUp":
      return inSlice >= columns ? at - columns : at;
    case "ArrowDown":
      return inSlice + columns < slice ? at + columns : at;
    case "PageUp":
      return at >= slice ? at - slice : at;
    case "PageDown":
      return at + slice < size ? at + slice : at;
    case "Home":
      return control ? 0 : at - column;
    case "End":
      return control ? size - 1 : at - column + columns - 1;
    default:
      return undefined;
  }
}
