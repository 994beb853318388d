/** A module that gives a program core as the page sees it: its exports are those of an object kept under a key. */

const kept = new Map<string, Readonly<Record<string, unknown>>>();
const keeper = "lockstepPlayground";
let count = 0;

/** The text of a module that exports what `exports` holds when it is first imported; `forget` when that is done. */
export function shimFor(exports: Readonly<Record<string, unknown>>): { text: string; forget: () => void } {
  const key = String(count++);
  kept.set(key, exports);
  Object.assign(globalThis, { [keeper]: kept });
  return { text: shimText(Object.keys(exports), key), forget: () => void kept.delete(key) };
}

/** Each has a local name of its own, because some, such as `var`, can be no variable's. */
export function shimText(names: readonly string[], key: string): string {
  const lines = names.map((name, i) => `const $${i} = core[${JSON.stringify(name)}];`);
  const list = names.map((name, i) => `$${i} as ${name}`);
  return [
    `const core = globalThis.${keeper}.get(${JSON.stringify(key)});`,
    ...lines,
    `export { ${list.join(", ")} };`,
    "",
  ].join("\n");
}
