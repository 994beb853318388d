/** What errors and traces call an operation that a person made. */
import type { ParsedFunction } from "../kernel/index.js";

/** The function's own name, or that of what made an operation of it. */
export const nameOf = ({ name }: ParsedFunction, maker: string): string =>
  name === "anonymous" ? maker : name;
