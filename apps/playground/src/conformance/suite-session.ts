/** The suite as the page sees it: which families there are, what runs now, and what came of each target. */
import type { CaseResult } from "@lockstep/conformance";
import { computed, signal } from "@preact/signals";
import type { TargetId } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import { thisBrowser } from "./browser-name.js";
import type { Family } from "./messages.js";
import type { Report, TargetRun } from "./report.js";
import { SuiteLine } from "./suite-line.js";

export type Phase = "waiting" | "opening" | "running" | "done" | "stopped";

export interface SuiteRun extends TargetRun {
  readonly target: TargetId;
  readonly phase: Phase;
}

export const families = signal<readonly Family[]>([]);
/** Why they cannot be listed, where they cannot. */
export const trouble = signal<string | undefined>(undefined);
export const runs = signal<readonly SuiteRun[]>([]);
const asked = signal<{ readonly query: string; readonly date: string }>({ query: "", date: "" });

/** The worker that runs now. Whoever finds another here has been stopped. */
let line: SuiteLine | undefined;

export const isRunning = computed(() =>
  runs.value.some(({ phase }) => phase === "waiting" || phase === "opening" || phase === "running"),
);

export const report = computed<Report>(() => ({
  browser: thisBrowser(),
  isolated: crossOriginIsolated,
  ...asked.value,
  runs: runs.value.filter(({ phase }) => phase !== "waiting").map(({ phase: _phase, ...run }) => run),
}));

/** Loads the suite, to know its families. */
export async function listFamilies(): Promise<void> {
  if (families.value.length > 0) return;
  trouble.value = undefined;
  const own = new SuiteLine();
  try {
    for await (const answer of own.ask({ kind: "families" })) {
      if (answer.kind !== "families") continue;
      families.value = answer.families;
      return;
    }
  } catch (error) {
    trouble.value = messageOf(error);
  } finally {
    own.end();
  }
}

/** Runs the suite against one target after another, each in a worker of its own. */
export async function runSuite(targets: readonly TargetId[], threads: number, query: string): Promise<void> {
  stopSuite();
  asked.value = { query, date: new Date().toISOString() };
  runs.value = targets.map((target) => ({
    target,
    call: targetNames[target].call,
    phase: "waiting",
    total: 0,
    results: [],
    ...(target === "workers" ? { threads } : {}),
  }));
  for (const target of targets) if (!(await runTarget(target, threads, query))) return;
}

/** Ends what runs, at once; what came of it so far stays. */
export function stopSuite(): void {
  line?.end();
  line = undefined;
  runs.value = runs.value.map((run) => (run.phase === "done" ? run : { ...run, phase: "stopped" }));
}

/** Answers whether it ran to its end. */
async function runTarget(target: TargetId, threads: number, query: string): Promise<boolean> {
  const own = new SuiteLine();
  line = own;
  change(target, { phase: "opening" });
  const results: CaseResult[] = [];
  try {
    for await (const answer of own.ask({ kind: "run", target, threads, query })) {
      if (answer.kind === "opened") {
        const { engine, detail, total } = answer;
        change(target, { phase: "running", engine, detail, total });
      } else if (answer.kind === "unavailable") {
        const { kind: _kind, ...unavailable } = answer;
        change(target, { unavailable });
      } else if (answer.kind === "results") {
        results.push(...answer.results);
        change(target, { results: results.slice() });
      }
    }
  } catch (error) {
    if (line === own) change(target, { trouble: messageOf(error) });
  }
  if (line !== own) return false;
  own.end();
  change(target, { phase: "done" });
  return true;
}

function change(target: TargetId, change: Partial<SuiteRun>): void {
  runs.value = runs.value.map((run) => (run.target === target ? { ...run, ...change } : run));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
