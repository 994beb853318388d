/** Which operations a run consists of, and how each ran: the program runs once more, and every call is explained. */
import { type Explanation, explain } from "@lockstep/core";
import type { RanOperation } from "../run/protocol.js";
import type { MadeOperation } from "./made-operation.js";
import type { PreparedProgram } from "./prepared-program.js";
import type { Operation } from "./watched-core.js";

export interface Explained extends RanOperation {
  /** Absent of a standard operation. */
  readonly made: MadeOperation | undefined;
}

/** Each once, in the order in which they are first called, and explained for what they are then given. */
export async function explainRun(prepared: PreparedProgram): Promise<Explained[]> {
  const { program, device } = prepared;
  const seen = new Set<Operation>();
  const found: Explained[] = [];
  program.core.watcher = {
    refused: () => {},
    called(operation, args, made, name) {
      if (seen.has(operation)) return;
      seen.add(operation);
      // Now, as its arguments may be gone when the run is over. Of threads it tells what they did the last time.
      found.push(...explained(operation, args, made, name));
    },
  };
  try {
    await program.core.withMethods(async () => {
      prepared.drop(await prepared.run());
      await device.synchronize();
    });
  } finally {
    program.core.watcher = undefined;
  }
  return found;
}

export function explained(
  operation: Operation,
  args: readonly unknown[],
  made: MadeOperation | undefined,
  name: string,
): Explained[] {
  let steps: Explanation | Explanation[];
  try {
    steps = explain(operation, ...args);
  } catch {
    // Whatever is wrong with the call, the call itself says next.
    return [];
  }
  if (!Array.isArray(steps)) return [{ name, explanation: steps, made }];
  return steps.map((explanation, i) => ({
    name: `${name}, step ${i + 1} of ${steps.length}`,
    explanation,
    made,
  }));
}
