/** The table of measurements, 80 columns wide. */
import Table from "cli-table3";
import type { Measurement } from "./measure.js";
import { milliseconds, scientific } from "./numerals.js";
import type { Palette } from "./palette.js";

const columns = ["operation", "backend", "engine", "ms", "× loop", "differs", "allowed", "ok"] as const;

/** No frame: a line below the head, and two spaces between columns. */
const noFrame = Object.fromEntries(
  ["top", "bottom", "mid"]
    .flatMap((edge) => [
      edge,
      `${edge}-mid`,
      `${edge}-left`,
      `${edge}-right`,
      `left-${edge}`,
      `mid-${edge}`,
      `right-${edge}`,
    ])
    .concat("left", "right", "middle", "left-mid", "mid-mid", "right-mid")
    .map((edge) => [edge, ""]),
);

/** The lines of the table. Rows of one operation stand together; its name is on the first. */
export function drawTable(measurements: readonly Measurement[], { strong, good, bad }: Palette): string[] {
  const table = new Table({
    head: columns.map((name) => strong(name)),
    chars: { ...noFrame, middle: "  " },
    colAligns: ["left", "left", "left", "right", "right", "right", "right", "left"],
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  for (const [index, row] of measurements.entries()) {
    const { operation, backend, engine, medianMilliseconds, speed, difference, allowed, agrees } = row;
    table.push([
      measurements[index - 1]?.operation === operation ? "" : operation,
      backend,
      engine,
      milliseconds(medianMilliseconds),
      speed.toFixed(2),
      scientific(difference),
      scientific(allowed),
      agrees ? good("yes") : bad("NO"),
    ]);
  }
  return table.toString().split("\n");
}

/** What the columns mean. */
export const legend: readonly string[] = [
  "ms: median time. × loop: speed next to a loop written by hand; 2 is twice as",
  "fast. differs: the most from the loop's result. allowed: what rounding to",
  "float32 explains, from the dtype and the operation; 0 where results are exact.",
  "ok: what differs is allowed.",
  "by distance: by hand a flight goes right into its band; reduce tries them all.",
  "interpret calls functions as they stand, breakpoints and all: slow by intent.",
  "software: a graphics card that the processor plays; right results, not speed.",
];
