/** How much code a piece of a kernel makes. */
import { type Kernel, type Statement, someStatement } from "@lockstep/core";

/** The number of nodes in a tree of statements and expressions. */
export function weigh(node: unknown): number {
  if (typeof node !== "object" || node === null) return 0;
  let weight = Array.isArray(node) ? 0 : 1;
  for (const [name, part] of Object.entries(node)) if (name !== "table") weight += weigh(part);
  return weight;
}

/** Bodies of no more nodes than this gain from being written several times in a row. */
const lightest = 16;

/** Whether a kernel is a single light expression. */
export const isLight = ({ body, functions }: Kernel): boolean =>
  body[0]?.kind === "return" && functions.length === 0 && weigh(body) <= lightest;

/** Whether a list of statements holds a loop, however deep. */
export const hasLoop = (list: readonly Statement[]): boolean =>
  list.some((statement) => someStatement(statement, ({ kind }) => kind === "loop"));
