/** Whether code may be generated here at all. */

let allowed: boolean | undefined;

/**
 * False where a page's Content-Security-Policy (no `unsafe-eval`) or Node's
 * `--disallow-code-generation-from-strings` forbids `new Function`. Asked once.
 */
export function canGenerateCode(): boolean {
  if (allowed === undefined) {
    try {
      allowed = new Function("return true")() === true;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}
