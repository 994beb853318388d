/** Crews whose threads fail: the first crew of a device is made of them, those after it are sound. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { makeWorkers } from "../make-workers.js";
import type { WorkersOptions } from "../options.js";
import { nodePlatform } from "../threads/node-platform.js";
import { PiscinaThreads } from "../threads/piscina-threads.js";
import type { Threads } from "../threads/threads.js";
import type { WorkersBackend } from "../workers-backend.js";

/** What a faulty thread does in place of its first part. */
export const faults = {
  throws: 'throw new RangeError("a part too many")',
  exits: "process.exit(7)",
  "runs out of memory": "for (const kept = []; ; ) kept.push(new Array(100_000).fill(kept.length))",
  hangs: "for (;;);",
} as const;

export type Fault = keyof typeof faults;

/** The program of a thread with a fault, bundled from the sources as the sound one is. */
function programOf(fault: Fault): string {
  const folder = mkdtempSync(join(tmpdir(), "lockstep-fault-"));
  const outfile = join(folder, "thread.mjs");
  buildSync({
    stdin: {
      contents: `
        import { Control } from "../ring/control.js";
        import { Hand } from "../ring/hand.js";
        import { serve } from "../ring/serve.js";
        export function takeSeat({ control, ...seat }) {
          const entriesOf = () => { ${faults[fault]} };
          serve(new Hand({ ...seat, control: new Control(control), entriesOf }));
        }`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
  });
  return pathToFileURL(outfile).href;
}

export function faultyWorkers(fault: Fault, options: WorkersOptions): Promise<WorkersBackend> {
  const filename = programOf(fault);
  let crews = 0;
  const threads = (count: number): Threads =>
    crews++ === 0
      ? new PiscinaThreads(count, { filename, resourceLimits: { maxOldGenerationSizeMb: 32 } })
      : new PiscinaThreads(count);
  return makeWorkers({ ...nodePlatform, threads }, options);
}

/** Workers, and what ends one of their threads, whatever it does. */
export async function mortalWorkers(
  options: WorkersOptions,
): Promise<{ device: WorkersBackend; kill: (which: number) => Promise<unknown> }> {
  let latest: PiscinaThreads | undefined;
  const threads = (count: number): Threads => {
    latest = new PiscinaThreads(count);
    return latest;
  };
  const device = await makeWorkers({ ...nodePlatform, threads }, options);
  const kill = async (which: number) => {
    const all = latest?.pool.threads ?? [];
    return all[which % Math.max(all.length, 1)]?.terminate();
  };
  return { device, kill };
}
