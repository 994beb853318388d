/** A map of bounded size that forgets what was not asked for longest. */
export class RecentlyUsed<K, V> {
  // A Map keeps its keys in the order in which they were put in.
  readonly #entries = new Map<K, V>();

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#entries.size;
  }

  /** The value of `key`; made where there is none. */
  get(key: K, make: () => V): V {
    let value = this.#entries.get(key);
    if (value === undefined) {
      value = make();
      if (this.#entries.size >= this.capacity) this.#entries.delete(this.#entries.keys().next().value as K);
    } else {
      this.#entries.delete(key);
    }
    this.#entries.set(key, value);
    return value;
  }
}
