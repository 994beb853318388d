/**
 * The worker in which the suite runs against one target, so that nothing it does disturbs the page. The suite, and
 * fast-check with it, is loaded here and nowhere else.
 */
import { allCases, type CaseResult, familyOf, runCases } from "@lockstep/conformance";
import { type Opened, openDevice } from "../run/open-device.js";
import { whyNot } from "../run/why-not.js";
import type { Family, SuiteAnswer, SuiteAsk } from "./messages.js";

/** Results are told in parcels: the page draws no oftener. */
const parcelMilliseconds = 80;

const say = (answer: SuiteAnswer): void => postMessage(answer);

addEventListener("message", async ({ data: ask }: MessageEvent<SuiteAsk>) => {
  if (ask.kind === "families") return say({ kind: "families", families: families() });
  await run(ask);
  say({ kind: "done" });
});

function families(): Family[] {
  const counts = new Map<string, number>();
  for (const { id } of allCases()) counts.set(familyOf(id), (counts.get(familyOf(id)) ?? 0) + 1);
  return Array.from(counts, ([name, cases]) => ({ name, cases }));
}

async function run({ target, threads, query }: Extract<SuiteAsk, { kind: "run" }>): Promise<void> {
  let opened: Opened;
  try {
    opened = await openDevice({ target, threads });
  } catch (error) {
    return say({ kind: "unavailable", ...whyNot(error) });
  }
  const { device, detail } = opened;
  const cases = allCases({ query });
  say({ kind: "opened", engine: device.capabilities.engine, detail, total: cases.length });
  let parcel: CaseResult[] = [];
  let told = performance.now();
  const create = async () => (await openDevice({ target, threads })).device;
  for await (const result of runCases({ create, cases, device })) {
    parcel.push(result);
    if (performance.now() - told < parcelMilliseconds) continue;
    say({ kind: "results", results: parcel });
    parcel = [];
    told = performance.now();
  }
  say({ kind: "results", results: parcel });
}
