/** A program that cannot be loaded or run, with what is to be underlined in it. */
import type { Diagnostic } from "../run/protocol.js";

export class Refused extends Error {
  override readonly name = "Refused";

  /** At least one; the first is the one to be told where only one can be. */
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ code, cause }) => `${code}: ${cause}`).join("\n"));
  }
}

export const refusal = (
  code: string,
  { from, to }: { readonly from: number; readonly to: number },
  cause: string,
  mend?: string,
): Refused =>
  new Refused([{ severity: "error", from, to, code, cause, ...(mend === undefined ? {} : { mend }) }]);
