/**
 * The life of tensors and devices: what is disposed of is gone and gone once, what is in use stays, nothing
 * leaks over a thousand rounds, and what is asked later sees what was asked before.
 */
import { type Case, type Need, needDtypes } from "../framework/case.js";
import { devices } from "./lifecycle-devices.js";
import { leaks } from "./lifecycle-leaks.js";
import { order } from "./lifecycle-order.js";
import { tensors } from "./lifecycle-tensors.js";
import { uses } from "./lifecycle-uses.js";

const needSyncReads: Need = ({ syncReads }) => (syncReads ? undefined : "no synchronous reads");

/** Groups that count what is alive. */
const counting: ReadonlySet<string> = new Set(["tensors", "leaks"]);

export function lifecycleCases(): Case[] {
  const tables = { tensors, uses, devices, leaks, order };
  return Object.entries(tables).flatMap(([group, actions]) =>
    Object.entries(actions).map(([name, run]) => ({
      id: `lifecycle/${group}/${name}`,
      needs: [needDtypes("float32"), ...(name === "dataSync" ? [needSyncReads] : [])],
      // What is counted must not be changed by the garbage of other cases being collected meanwhile.
      run: counting.has(group) ? async (bench) => run(await bench.onNewDevice()) : run,
    })),
  );
}
