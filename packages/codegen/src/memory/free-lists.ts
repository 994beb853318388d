/**
 * Which blocks are free, by size: the two-level segregated lists of TLSF (Masmano, Ripoll, Crespo, Real: "TLSF: a new
 * dynamic memory allocator for real-time systems", ECRTS 2004). The first level is the power of two, the second cuts
 * it into 32 parts; a bit per list says whether it holds anything, so that finding one takes a few instructions.
 *
 * Sizes are in units of the allocator. Blocks are small numbers of the allocator's own; -1 is none.
 */
const secondBits = 5;
const secondCount = 1 << secondBits;
/** Sizes below this have a list each. */
const exactSizes = secondCount;
/** Enough for sizes of 30 bits, which leaves the shifts below within their words. */
const firstCount = 30 - secondBits + 1;
/** Blocks of the list in which the wanted size itself would stand that are looked at before larger ones are cut. */
const looks = 8;

export class FreeLists {
  readonly #heads = new Int32Array(firstCount * secondCount).fill(-1);
  readonly #second = new Int32Array(firstCount);
  #first = 0;
  #next = new Int32Array(0);
  #previous = new Int32Array(0);

  /** Makes room for blocks below `count`. */
  reserve(count: number): void {
    this.#next = grown(this.#next, count);
    this.#previous = grown(this.#previous, count);
  }

  insert(block: number, size: number): void {
    const list = listOf(size);
    const head = this.#heads[list]!;
    this.#next[block] = head;
    this.#previous[block] = -1;
    if (head >= 0) this.#previous[head] = block;
    this.#heads[list] = block;
    const first = list >> secondBits;
    this.#first |= 1 << first;
    this.#second[first]! |= 1 << (list & (secondCount - 1));
  }

  remove(block: number, size: number): void {
    const next = this.#next[block]!;
    const previous = this.#previous[block]!;
    if (next >= 0) this.#previous[next] = previous;
    if (previous >= 0) {
      this.#next[previous] = next;
      return;
    }
    const list = listOf(size);
    this.#heads[list] = next;
    if (next >= 0) return;
    const first = list >> secondBits;
    this.#second[first]! &= ~(1 << (list & (secondCount - 1)));
    if (this.#second[first] === 0) this.#first &= ~(1 << first);
  }

  /**
   * A block of at least `size` units, or -1; it stays in its list. The same sizes are asked for again and again, so
   * the list of that size comes first: the paper's search begins above it and would pass over blocks that fit.
   */
  find(size: number, sizes: Int32Array): number {
    const list = listOf(size);
    const near = this.#search(list, size, sizes, looks);
    if (near >= 0) return near;
    const larger = this.#firstFrom(list + 1);
    if (larger >= 0) return this.#heads[larger]!;
    return this.#search(list, size, sizes, Infinity);
  }

  /** The size of the largest block; 0 where there is none. */
  largest(sizes: Int32Array): number {
    if (this.#first === 0) return 0;
    const first = 31 - Math.clz32(this.#first);
    const second = 31 - Math.clz32(this.#second[first]!);
    let largest = 0;
    let block = this.#heads[(first << secondBits) | second]!;
    for (; block >= 0; block = this.#next[block]!) largest = Math.max(largest, sizes[block]!);
    return largest;
  }

  #search(list: number, size: number, sizes: Int32Array, most: number): number {
    let block = this.#heads[list]!;
    for (let looked = 0; block >= 0 && looked < most; looked++) {
      if (sizes[block]! >= size) return block;
      block = this.#next[block]!;
    }
    return -1;
  }

  /** The first list from `list` on that holds a block, or -1. */
  #firstFrom(list: number): number {
    let first = list >> secondBits;
    let second = this.#second[first]! & (-1 << (list & (secondCount - 1)));
    if (second === 0) {
      const above = this.#first & (-1 << (first + 1));
      if (above === 0) return -1;
      first = lowestBit(above);
      second = this.#second[first]!;
    }
    return (first << secondBits) | lowestBit(second);
  }
}

/** The list in which a block of `size` stands: lists are in the order of their sizes. */
function listOf(size: number): number {
  if (size < exactSizes) return size;
  const power = 31 - Math.clz32(size);
  return ((power - secondBits + 1) << secondBits) | ((size >> (power - secondBits)) & (secondCount - 1));
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** `array` if it holds `count` numbers, else a longer copy. */
export function grown(array: Int32Array, count: number): Int32Array<ArrayBuffer> {
  if (array.length >= count) return array as Int32Array<ArrayBuffer>;
  const longer = new Int32Array(Math.max(count, array.length * 2, 64));
  longer.set(array);
  return longer;
}
