/** What was made for an object, by key. It is found without the object's contents, and goes when the object goes. */
export class Kept<V> {
  readonly #maps = new WeakMap<object, Map<number | string, V>>();

  /** All that was made for `owner`. */
  of(owner: object): Map<number | string, V> {
    let map = this.#maps.get(owner);
    if (map === undefined) {
      map = new Map();
      this.#maps.set(owner, map);
    }
    return map;
  }
}
