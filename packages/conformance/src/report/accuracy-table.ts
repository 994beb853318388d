/** What the accuracy probe found, as Markdown for a package's README. */
import type { Accuracy } from "@lockstep/core";
import { printNumber } from "../framework/failure.js";
import type { AccuracyReport, DtypeAccuracy, Measured, Sample } from "../probe/accuracy-report.js";

/** Wrong special values that a row tells in full. */
const shown = 2;

const head = ["| | ULP | or ULP + absolute | worst at | special values |", "|---|---|---|---|---|"];

/** A table for each dtype, then what `capabilities` would have to state. Figures are rounded up. */
export function printAccuracy(report: AccuracyReport): string {
  const tables = Object.entries(report.dtypes).flatMap(([dtype, found]) => [
    `### ${dtype}`,
    [...head, ...Object.entries(found.measured).map(([name, measured]) => row(name, measured))].join("\n"),
    `${sayFlushing(found)} ${sayRounding(found)}`,
  ]);
  return [
    ...tables,
    `${report.backend} (engine ${report.engine}), ${report.points} points each, seed ${report.seed}. \`capabilities\` for it:`,
    `\`\`\`js\n${capabilities(report)}\n\`\`\``,
  ].join("\n\n");
}

/** What the device is further off at than it states, a line each, and the verdict. */
export function printVerdict({ backend, engine, excesses }: AccuracyReport): string {
  const verdict =
    excesses.length === 0 ? "is as near to the truth as it states" : "is further off than it states";
  return [...excesses.map(({ finding }) => `✗ ${finding}`), `${backend} (engine ${engine}) ${verdict}`].join(
    "\n",
  );
}

function row(name: string, { ulp, worst, withAbsolute, wrong }: Measured): string {
  const relaxed = withAbsolute ? `${figure(withAbsolute.ulp)} + ${small(withAbsolute.absolute)}` : "";
  const told = wrong.first
    .slice(0, shown)
    .map((sample) => `${call(name, sample)} (${printNumber(sample.expected)})`);
  const more = wrong.count > shown ? `, … ${wrong.count} in all` : "";
  const specials = wrong.count === 0 ? "right" : `wrong: ${told.join(", ")}${more}`;
  const cells = [
    `\`${name}\``,
    figure(ulp),
    relaxed,
    worst ? worst.args.map(printNumber).join(", ") : "",
    specials,
  ];
  return `| ${cells.join(" | ")} |`;
}

const call = (name: string, { args, got }: Sample): string =>
  `${name}(${args.map(printNumber).join(", ")}) = ${printNumber(got)}`;

/** Units in the last place: two decimals, or two digits of what is large. */
function figure(ulp: number): string {
  if (ulp === Number.POSITIVE_INFINITY) return "NaN for a number";
  if (ulp < 1000) return ulp === 0 ? "0" : (Math.ceil(ulp * 100) / 100).toFixed(2);
  return small(ulp);
}

/** Two significant digits, rounded up. */
function small(value: number): string {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return (unit === 0 ? value : Math.ceil(value / unit) * unit).toExponential(1);
}

function sayFlushing({ flushes: { moved, taken, given } }: DtypeAccuracy): string {
  const when = [moved && "moved", taken && "taken", given && "given"].filter((word) => word !== false);
  return when.length === 0
    ? "Subnormal numbers are kept."
    : `Subnormal numbers become 0 when ${when.join(" or ")}.`;
}

function sayRounding({ rounding, contracts }: DtypeAccuracy): string {
  if (rounding === "store") return "Results are rounded when they are stored.";
  return contracts
    ? "Each step is rounded, but for products that go into a sum (contracted)."
    : "Each step is rounded; nothing is contracted.";
}

function capabilities({
  capabilities: { rounding, flushesSubnormals, arithmetic, functions },
}: AccuracyReport): string {
  return [
    `rounding: "${rounding}",`,
    `flushesSubnormals: ${flushesSubnormals},`,
    ...(arithmetic === undefined ? [] : [`arithmetic: ${accuracy(arithmetic)},`]),
    "functions: {",
    ...Object.entries(functions).map(([name, one]) => `  ${name}: ${accuracy(one)},`),
    "},",
  ].join("\n");
}

const accuracy = ({ ulp, absolute }: Accuracy): string =>
  absolute === undefined ? `{ ulp: ${ulp} }` : `{ ulp: ${ulp}, absolute: 2 ** ${Math.log2(absolute)} }`;
