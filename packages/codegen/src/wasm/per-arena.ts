/** What there is one of for each arena, made when it is first asked for. */
import type { Arena } from "../memory/index.js";

export function perArena<T>(make: (arena: Arena) => T): (arena: Arena) => T {
  const known = new WeakMap<Arena, T>();
  return (arena) => {
    let made = known.get(arena);
    if (made === undefined) {
      made = make(arena);
      known.set(arena, made);
    }
    return made;
  };
}
