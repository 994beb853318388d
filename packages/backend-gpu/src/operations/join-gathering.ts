/**
 * Storages of one dtype put one behind another, for operations that read more arrays than an engine lets one program
 * have.
 */
import type { Expression } from "@lockstep/core";
import { GatherBuilder, Numbers } from "../gather/gather-builder.js";
import { less, minus } from "../gather/nodes.js";
import type { GpuStorage } from "../storages.js";
import type { Gathering } from "./gathering.js";

/** Two or more storages of a dtype, and at most as many as a program may read. */
export function joinGathering(sources: readonly [GpuStorage, ...GpuStorage[]]): Gathering {
  const { dtype } = sources[0];
  const starts: number[] = [];
  let length = 0;
  for (const source of sources) {
    starts.push(length);
    length += source.length;
  }
  const numbers = new Numbers(starts.slice(1));
  const hash = `join ${dtype} ${sources.length}`;
  const build = () => {
    const builder = new GatherBuilder("join", [numbers]);
    const loads = sources.map(() => builder.input(dtype));
    const from = builder.of(numbers);
    for (let at = sources.length - 1; at > 0; at--) {
      const start = from[at - 1]!;
      const isBefore = less(builder.index, start);
      const element: Expression = loads[at]!(minus(builder.index, start));
      builder.when({ kind: "unary", op: "not", type: "bool", value: isBefore }, () => {
        builder.body.push({ kind: "return", value: element });
      });
    }
    return builder.build(hash, dtype, loads[0]!(builder.index));
  };
  return { hash, parts: [numbers], sources, length, build };
}
