/**
 * The number that belongs to a place in memory: a table of two levels, since a flat one would have to be as long as
 * the memory may become, and a Map is slower and ends at 16 million entries.
 */
const pageBits = 8;
const pageLength = 1 << pageBits;

export class AddressTable {
  readonly #pages: (Int32Array | undefined)[] = [];

  /** What was put at `unit`; -1 where nothing is. */
  get(unit: number): number {
    const page = this.#pages[unit >> pageBits];
    return page === undefined ? -1 : page[unit & (pageLength - 1)]!;
  }

  set(unit: number, value: number): void {
    const number = unit >> pageBits;
    // Without holes the list stays fast.
    while (this.#pages.length <= number) this.#pages.push(undefined);
    this.#pages[number] ??= new Int32Array(pageLength).fill(-1);
    this.#pages[number][unit & (pageLength - 1)] = value;
  }

  /** Takes away what is at `unit`. */
  delete(unit: number): void {
    this.#pages[unit >> pageBits]![unit & (pageLength - 1)] = -1;
  }
}
