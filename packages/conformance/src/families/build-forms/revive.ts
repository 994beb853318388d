/**
 * A function from its own text, as `toString` gave it: an expression, or a method, which parses in an object
 * alone.
 */
import type { PersonsFunction } from "../operators.js";

export function revive(text: string): PersonsFunction {
  try {
    return new Function(`return (${text})`)() as PersonsFunction;
  } catch {
    const [method] = Object.values(new Function(`return { ${text} }`)() as Record<string, PersonsFunction>);
    return method!;
  }
}
