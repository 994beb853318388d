/**
 * Loops, kept by what they were generated from: equal kernels share them, however often their function was compiled.
 * The way to a loop that was used before goes by the kernel's (the reduction's) identity, as hashes are long.
 */
import { Kept } from "./kept.js";
import { RecentlyUsed } from "./recently-used.js";

/** Loops kept: more than any program uses in turn, few enough to forget those of functions made in a loop. */
const capacity = 512;

export class KeptLoops<L> {
  readonly #loops = new RecentlyUsed<string, L>(capacity);
  readonly #known = new Kept<L>();

  /** The loop of `owner` for `key`; `hash` says what an equal owner would say too. */
  get(owner: object, key: number | string, hash: () => string, make: () => L): L {
    const known = this.#known.of(owner);
    let loop = known.get(key);
    if (loop === undefined) {
      loop = this.shared(`${hash()} ${key}`, make);
      known.set(key, loop);
    }
    return loop;
  }

  /** The loop of a name that stands for all it was generated from. */
  shared(name: string, make: () => L): L {
    return this.#loops.get(name, make);
  }
}
