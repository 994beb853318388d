/**
 * Goes through the cases one after another, on one device. Knows nothing of test frameworks or terminals:
 * whoever asks gets one result after another and may stop asking at any time.
 */
import type { Capabilities, Device } from "@lockstep/core";
import { Bench, type CreateBackend } from "./bench.js";
import { type Case, whySkipped } from "./case.js";
import { CaseFailure, type Mismatch } from "./failure.js";

/** Ids of cases known to fail, each with the reason. */
export type ExpectedFailures = Readonly<Record<string, string>>;

export type Status = "passed" | "failed" | "skipped" | "expected-failure" | "unexpected-pass";

export interface CaseResult {
  readonly id: string;
  readonly status: Status;
  /** Why it was skipped, or was expected to fail. */
  readonly reason?: string;
  /** What went wrong. */
  readonly message?: string;
  readonly mismatches?: readonly Mismatch[];
  readonly milliseconds: number;
}

export interface RunOptions {
  /**
   * Makes the backend under test; called once for most cases, and again by those that need one of their own.
   */
  readonly create: CreateBackend;
  readonly cases: readonly Case[];
  readonly xfail?: ExpectedFailures;
  /** Milliseconds after which a case that has not ended counts as failed; 30,000 unless given. */
  readonly timeout?: number;
  /** The device that most cases share, if it has been made already; it is disposed of in the end. */
  readonly device?: Device;
}

/** Results that make a run fail. */
export const isFailure = ({ status }: CaseResult): boolean =>
  status === "failed" || status === "unexpected-pass";

/** Runs the cases and yields one result for each, in their order; then closes the device. */
export async function* runCases(options: RunOptions): AsyncGenerator<CaseResult, void, undefined> {
  const { cases, xfail = {}, timeout = 30_000 } = options;
  const device = options.device ?? (await options.create());
  const bench = new Bench(device, options.create);
  try {
    for (const item of cases) {
      const skipped = whySkipped(item, device.capabilities);
      const excuse = Object.hasOwn(xfail, item.id) ? xfail[item.id] : undefined;
      yield skipped === undefined
        ? await runCase(item, bench, { timeout, ...(excuse === undefined ? {} : { excuse }) })
        : { id: item.id, status: "skipped", reason: skipped, milliseconds: 0 };
    }
  } finally {
    await bench.cleanUp();
    // Whether a device can be disposed of is for the cases about that to say.
    await device.dispose().catch(() => undefined);
  }
}

/** Runs one case to its end, whatever it does. */
export async function runCase(
  item: Case,
  bench: Bench,
  { timeout, excuse }: { readonly timeout: number; readonly excuse?: string },
): Promise<CaseResult> {
  const start = performance.now();
  const error = await outcome(item, bench, timeout);
  const told = { id: item.id, milliseconds: performance.now() - start };
  if (error === undefined) {
    if (excuse === undefined) return { ...told, status: "passed" };
    const message = `It passes, although it is listed as an expected failure (${excuse}): strike it out.`;
    return { ...told, status: "unexpected-pass", reason: excuse, message };
  }
  const message = error instanceof Error ? error.message : String(error);
  const failure =
    error instanceof CaseFailure ? { message, mismatches: error.mismatches } : { message: trace(error) };
  return excuse === undefined
    ? { ...told, status: "failed", ...failure }
    : { ...told, status: "expected-failure", reason: excuse, ...failure };
}

async function outcome(item: Case, bench: Bench, timeout: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CaseFailure(`It has not ended after ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([item.run(bench), late]);
    return undefined;
  } catch (error) {
    return error ?? new CaseFailure("It threw nothing at all");
  } finally {
    clearTimeout(timer);
    await bench.cleanUp();
  }
}

/** An error that is not of the suite's making: its stack tells an author of a backend where to look. */
function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * What is wrong with a list of expected failures: ids that name no case, or one that a backend of these
 * capabilities is not held to, and reasons left empty.
 */
export function wrongExcuses(
  cases: readonly Case[],
  xfail: ExpectedFailures,
  capabilities?: Capabilities,
): string[] {
  const known = new Map(cases.map((item) => [item.id, item]));
  return Object.entries(xfail).flatMap(([id, reason]) => {
    const item = known.get(id);
    if (item === undefined)
      return [`The list of expected failures names '${id}', which is no case of the suite`];
    if (reason.trim() === "") return [`The expected failure of '${id}' has no reason`];
    const skipped = capabilities && whySkipped(item, capabilities);
    return skipped === undefined
      ? []
      : [`The expected failure of '${id}' is of a case that does not run: ${skipped}`];
  });
}
