/** An operation that a program made of a function of its own: what it is called, and where it stands. */
import type { Places } from "./places.js";
import type { Range } from "./word-at.js";

/** What was given to `map`, `zip` or `reduce`. */
export interface Making {
  readonly maker: string;
  // biome-ignore lint/complexity/noBannedTypes: whatever a person gave, of which only the source text is read
  readonly fn: Function | undefined;
  /** Functions of its scope, which are compiled with it. */
  // biome-ignore lint/complexity/noBannedTypes: as above
  readonly helpers: readonly Function[];
  /** The stack at the call. */
  readonly stack: string | undefined;
}

export function makingOf(maker: string, args: readonly unknown[], stack: string | undefined): Making {
  const scope = maker === "reduce" ? (args[2] as { scope?: unknown } | undefined)?.scope : args[1];
  const fn = typeof args[0] === "function" ? args[0] : undefined;
  const values = typeof scope === "object" && scope !== null ? Object.values(scope) : [];
  return { maker, fn, helpers: values.filter((value) => typeof value === "function"), stack };
}

export class MadeOperation {
  readonly #making: Making;
  readonly #places: Places;
  /** The offset of the call in the code. */
  readonly #call: number | undefined;

  constructor(making: Making, places: Places) {
    this.#making = making;
    this.#places = places;
    this.#call = places.inStack(making.stack);
  }

  get maker(): string {
    return this.#making.maker;
  }

  /** The variable or property that it was assigned to, else the function's own name, else what made it. */
  get name(): string {
    return this.#assignedTo ?? (this.#making.fn?.name || this.#making.maker);
  }

  /** The function's place in the program; where that is not to be found, the call's. */
  get place(): Range {
    const { fn } = this.#making;
    const own = fn && this.#places.ofFunction(fn, this.#call);
    if (own) return own;
    return this.#call === undefined
      ? this.#places.firstLine()
      : this.#places.ofSpan({ from: this.#call, to: this.#call + 1 });
  }

  /** A span within the text of the function, or of one of its scope, whose line the frame shows. */
  placeOf(
    span: { readonly start: number; readonly end: number },
    frame: string | undefined,
  ): Range | undefined {
    const functions = [this.#making.fn, ...this.#making.helpers].filter((fn) => fn !== undefined);
    for (const fn of functions) {
      const text = Function.prototype.toString.call(fn);
      if (frame !== undefined && !shows(frame, text, span.start)) continue;
      const at = this.#places.ofText(text, fn === this.#making.fn ? this.#call : undefined);
      if (at !== undefined)
        return this.#places.ofSpan({ from: at + span.start, to: at + Math.max(span.end, span.start + 1) });
    }
    return undefined;
  }

  get #assignedTo(): string | undefined {
    const { code } = this.#places;
    const { fn, maker } = this.#making;
    if (this.#call !== undefined) return nameBefore(code.slice(0, this.#call));
    const at = fn && this.#places.ofText(Function.prototype.toString.call(fn));
    if (at === undefined) return undefined;
    const call = new RegExp(`(?:[\\w$]+\\s*\\.\\s*)?${maker}\\s*\\(\\s*$`).exec(code.slice(0, at));
    return call ? nameBefore(code.slice(0, call.index)) : undefined;
  }
}

/** The name in `const name = ` or `name: ` at the end of a text, maybe with the namespace of a call behind it. */
function nameBefore(text: string): string | undefined {
  return /([\w$]+)\s*[=:]\s*(?:[\w$]+\s*\.\s*)?$/.exec(text)?.[1];
}

/** Whether a frame shows the line of a text in which an offset lies. */
function shows(frame: string, text: string, offset: number): boolean {
  const [, number, shown] = /^\s*(\d+) \| (.*)$/m.exec(frame) ?? [];
  const before = text.slice(0, offset).split("\n");
  const line = text.split("\n")[before.length - 1] ?? "";
  return (
    Number(number) === before.length &&
    line.replace(/\r$/, "").replace(/\t/g, " ").includes(shown!.replace(/^…|…$/g, ""))
  );
}
