/** `--accuracy`: the probe in place of the cases. The table goes to the output, the verdict beside it. */
import { libraryFunctions } from "@lockstep/core";
import { compileQuery } from "../framework/query.js";
import { arithmeticSteps, type Measurable } from "../probe/accuracy-report.js";
import { type AccuracyProgress, measureAccuracy } from "../probe/measure-accuracy.js";
import { printAccuracy, printVerdict } from "../report/accuracy-table.js";
import { printJson } from "../report/json.js";
import type { Output } from "./command.js";
import { loadBackend, makeDevice, UsageError } from "./load-backend.js";

export interface MeasureOptions {
  readonly report: "summary" | "json";
  /** Of the names of functions and steps. */
  readonly query?: string;
  readonly seed?: number;
  readonly points?: number;
}

/** Whether the backend of the module is as near to the truth as it states. */
export async function measure(
  path: string | undefined,
  { report: form, query, seed, points }: MeasureOptions,
  { out, error }: Output,
): Promise<boolean> {
  const names = [...arithmeticSteps, ...Object.keys(libraryFunctions)] as Measurable[];
  const only = names.filter(compileQuery(query ?? "*"));
  if (only.length === 0) throw new UsageError(`Nothing that is measured matches '${query}'`);
  const device = await makeDevice(await loadBackend(path));
  const onProgress = ({ dtype, measuring, done, all }: AccuracyProgress) =>
    error(`${done} of ${all}: ${measuring} of ${dtype}\n`);
  try {
    const report = await measureAccuracy(device, {
      only,
      ...(seed === undefined ? {} : { seed }),
      ...(points === undefined ? {} : { points }),
      ...(form === "json" ? {} : { onProgress }),
    });
    out(form === "json" ? printJson(report) : `${printAccuracy(report)}\n`);
    if (form !== "json") error(`${printVerdict(report)}\n`);
    return report.excesses.length === 0;
  } finally {
    await device.dispose();
  }
}
