/** How threads come and go. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { processArena } from "@lockstep/codegen";
import { map } from "@lockstep/core";
import { expect, it } from "vitest";
import { workers } from "./index.js";

const run = promisify(execFile);
const built = new URL("../dist/index.js", import.meta.url).href;

/** Runs a program in a process of its own, against the built package; rejects if it does not end by itself. */
const program = (source: string): Promise<{ stdout: string }> =>
  run(process.execPath, ["--input-type=module", "-e", source], {
    timeout: 20_000,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });

const start = `
  import { map } from "@lockstep/core";
  import { workers } from ${JSON.stringify(built)};
  const device = await workers({ threads: 2, chunk: 1000 });
  const twice = map((x) => 2 * x);
`;

it("a process that disposes of nothing ends by itself", async () => {
  const { stdout } = await program(`${start} console.log((await twice(device.ones([100_000])).data())[9]);`);
  expect(stdout).toBe("2\n");
});

it("threads that rested come back", async () => {
  const { stdout } = await program(`${start}
    for (let turn = 0; turn < 4; turn++) {
      console.log((await twice(device.full([100_000], turn)).data())[9]);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    console.log(twice(device.ones([100_000])).dataSync()[9]);`);
  expect(stdout).toBe("0\n2\n4\n6\n2\n");
});

it("threads are there for one who was busy with something else, and then lets no event come", async () => {
  const { stdout } = await program(`${start}
    import { explain } from "@lockstep/core";
    const isBusy = (milliseconds) => { const end = Date.now() + milliseconds; while (Date.now() < end); };
    const x = device.ones([100_000]);
    twice(x).dataSync();
    isBusy(300);
    // Twice: once round the event loop, in which its timers are seen to.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    isBusy(100);
    const end = Date.now() + 5000;
    do twice(x).dataSync(); while (explain(twice, x).threads[1].parts === 0 && Date.now() < end);
    console.log(explain(twice, x).threads[1].parts > 0);`);
  expect(stdout).toBe("true\n");
});

it("a device that nobody holds any more ends its threads", async () => {
  const { stdout } = await program(`${start}
    import { setFlagsFromString } from "node:v8";
    import { runInNewContext } from "node:vm";
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    await (async () => { const other = await workers({ threads: 3 }); await twice(other.ones([100_000])).data(); })();
    for (let turn = 0; turn < 20; turn++) { await new Promise((resolve) => setTimeout(resolve, 10)); collect(); }
    console.log((await twice(device.ones([5])).data())[4]);`);
  expect(stdout).toBe("2\n");
});

it("pools that are made and disposed of leak nothing", async () => {
  const twice = map((x) => 2 * x);
  const once = async (): Promise<void> => {
    const device = await workers({ threads: 2, chunk: 1000 });
    expect((await twice(device.ones([5000])).data())[4999]).toBe(2);
    await device.dispose();
  };
  await once();
  const arena = processArena();
  const before = { used: arena.used, resources: process.getActiveResourcesInfo().length };
  for (let turn = 0; turn < pools; turn += 4) await Promise.all([once(), once(), once(), once()]);
  expect(arena.used).toBe(before.used);
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before.resources + 2);
}, 300_000);

const pools = Number(process.env.LOCKSTEP_POOLS ?? 100);
