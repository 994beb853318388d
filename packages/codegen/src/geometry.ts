/** Puts together the numbers that a loop is given; `shapes.ts` says in which order they stand. */
export class GeometryBuilder {
  readonly #offsets: number[] = [];
  readonly #strides: number[] = [];

  constructor(readonly extents: readonly number[]) {}

  addView(offset: number, strides: readonly number[]): void {
    this.#offsets.push(offset);
    for (let loop = 0; loop < this.extents.length; loop++) this.#strides.push(strides[loop]!);
  }

  /** A number stands still: its entries are 0. */
  addNumber(): void {
    this.#offsets.push(0);
    for (let loop = 0; loop < this.extents.length; loop++) this.#strides.push(0);
  }

  /** Offsets, extents and strides; of a nest inside another, extents and strides alone. */
  build(inner = false): number[] {
    const geometry = inner ? [] : this.#offsets;
    for (const extent of this.extents) geometry.push(extent);
    for (const stride of this.#strides) geometry.push(stride);
    return geometry;
  }
}
