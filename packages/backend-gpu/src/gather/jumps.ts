/**
 * Jumps of a kernel in languages without labels: what leaves more than the innermost loop or block sets a flag and leaves
 * that, and behind each one the flag decides whether the next is left too.
 */
import { type Statement, someStatement } from "@lockstep/core";

/** Lines that open and close something that `break` leaves. */
export interface Construct {
  readonly open: string;
  readonly close: readonly string[];
}

/** Something that `break` leaves: where a jump to it ends, and the flag of jumps from further within, if there are any. */
interface Target {
  readonly id: string;
  flag: string | undefined;
}

export class Jumps {
  readonly #open: Target[] = [];

  /** `lines`: where the statements are written. `newFlag`: gives a variable of type bool that nothing else uses. */
  constructor(
    readonly lines: string[],
    readonly newFlag: () => string,
  ) {}

  /** Writes what `inside` writes, as something that jumps to `id` leave. */
  within(id: string, { open, close }: Construct, inside: () => void): void {
    const at = this.lines.length;
    const target: Target = { id, flag: undefined };
    this.#open.push(target);
    this.lines.push(open);
    inside();
    this.lines.push(...close);
    this.#open.pop();
    if (target.flag !== undefined) this.lines.splice(at, 0, `${target.flag} = false;`);
    // Jumps that were on their way further out go on behind this one.
    for (const outer of this.#open) {
      if (outer.flag !== undefined) this.lines.push(`if (${outer.flag}) { break; }`);
    }
  }

  /** Writes a jump to `id`, within which it stands. */
  leave(id: string): void {
    const target = this.#open.findLast((open) => open.id === id)!;
    if (target !== this.#open.at(-1)) {
      target.flag ??= this.newFlag();
      this.lines.push(`${target.flag} = true;`);
    }
    this.lines.push("break;");
  }
}

/** Whether the body of the loop of this label may go on with the next turn before it ends. */
export const mayContinue = (body: readonly Statement[], label: number): boolean =>
  body.some((statement) =>
    someStatement(statement, (inner) => inner.kind === "continue" && inner.label === label),
  );
