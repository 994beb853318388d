/**
 * The program of a process that measures one engine: `node in-node.js <engine>`. Says what it computes on, and is then
 * told what to measure; each row goes to the parent as a message.
 */
import { gpu } from "@lockstep/backend-gpu";
import { measureAll, openEngine } from "./measure.js";

const engine = /** @type {import("@lockstep/backend-gpu").EngineName} */ (process.argv[2]);

// Drivers would keep a process alive that nobody listens to.
process.once("disconnect", () => process.exit());

const device = await openEngine(gpu, engine);
process.once("message", async (wanted) => {
  if (typeof device === "string") return;
  await measureAll(device, /** @type {string[]} */ (wanted), (row) => process.send?.({ row }));
  process.send?.({ isDone: true });
});
process.send?.(typeof device === "string" ? { missing: device } : { adapter: device.adapter });
