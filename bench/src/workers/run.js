/**
 * `npm run bench -- workers`: the workers backend next to the cpu backend, in turns, in one process: first the marks,
 * then how the speed-up grows with length. Prints the tables as they come and writes all figures to a JSON file.
 */
import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { cpu } from "@lockstep/backend-cpu";
import { workers } from "@lockstep/backend-workers";
import { firstCall } from "../column/first-calls.js";
import { isMet } from "../column/marks.js";
import { head, labelWidth, line, summary } from "../column/table.js";
import { duel } from "../duel.js";
import { reason } from "../play.js";
import { load, machine } from "../report.js";
import { ByHand } from "./by-hand.js";
import { works } from "./kernels.js";
import { firstCallGoals, goals, kinds, lengths, neverSlower } from "./marks.js";
import { SecondCore } from "./second-core.js";
import { smallCalls, smallTable, smallWorks } from "./small-calls.js";
import { contenderOf } from "./turns.js";

/** What the table calls the loops that a person would write. */
const byHand = "by hand";
/** And additions of which each is awaited before the next is asked. */
const awaited = "add, 4M, awaited";

export const names = [...new Set([...goals.map(({ work }) => work), ...kinds])];

/** @param {{ case: string[], threads: number, json: string }} options */
export async function runWorkers({ case: wanted, threads, json }) {
  const where = machine();
  const parallel = await workers({ threads });
  const sequential = cpu();
  const secondCore = new SecondCore();
  await secondCore.ready();
  const isFair = () => secondCore.isThere();
  const isWanted = (/** @type {string} */ name) => wanted.length === 0 || wanted.includes(name);
  console.log(
    `${where.processor}, ${where.cores} cores, load ${where.load}, Node ${where.node}, ${where.date}; ${threads} threads`,
  );
  if (where.load > where.cores / 4) console.log("Something else runs here: the figures will be unsteady.");
  console.log("float32, in turns, until results are there; ratio: workers ÷ cpu, so less is better.\n");

  const chosen = goals.filter(({ work }) => isWanted(work));
  const width = labelWidth([
    ...chosen.map(({ label }) => label),
    ...firstCallGoals.map(({ label }) => label),
    ...(chosen.some(({ work }) => work === "add") ? [awaited] : []),
  ]);
  /** @type {import("../column/table.js").Row[]} */
  const rows = [];
  console.log(head(width));
  for (const { label, work, elements, mark } of chosen) {
    const outcome = await compare(parallel, sequential, work, elements, isFair);
    const met = isMet(mark, outcome);
    const row = {
      label,
      section: "marks",
      opponent: "cpu",
      mark,
      ...outcome,
      ...(met === undefined ? {} : { met }),
    };
    rows.push(row);
    console.log(line(row, width, process.stdout.isTTY));
    if (work !== "add") continue;
    // Right after it, because what memory gives changes from one minute to the next.
    for (const other of [
      await fourMaps(parallel, sequential, elements, isFair),
      ...(await boundsOf(parallel, sequential, elements, isFair)),
    ]) {
      rows.push(other);
      console.log(line(other, width));
    }
  }
  if (wanted.length === 0) {
    for (const goal of firstCallGoals) {
      const { label, mark } = goal;
      const { ours, rounds } = await firstCall(goal, `workers:${threads}`);
      const met = isMet(mark, { ours });
      const row = {
        label,
        section: "marks",
        ours,
        rounds,
        ...(mark && { mark }),
        ...(met !== undefined && { met }),
      };
      rows.push(row);
      console.log(line(row, width, process.stdout.isTTY));
    }
  }
  console.log(`\n${summary(rows)}\n`);

  const shown = kinds.filter(isWanted);
  /** @type {{ work: string, elements: number, ratio?: number, rounds?: number, unfair?: number }[]} */
  const growth = [];
  if (shown.length > 0) {
    console.log("How many times as fast as cpu, by length:\n");
    console.log(["elements".padStart(12), ...shown.map((kind) => kind.padStart(15))].join(""));
    for (const elements of lengths) {
      const cells = [];
      for (const work of shown) {
        const { ratio, rounds, unfair } = await compare(parallel, sequential, work, elements, isFair);
        growth.push({ work, elements, ...(ratio === undefined ? {} : { ratio, rounds, unfair }) });
        cells.push(ratio === undefined ? "failed" : (1 / ratio).toFixed(2));
      }
      console.log(
        [elements.toLocaleString("en").padStart(12), ...cells.map((cell) => cell.padStart(15))].join(""),
      );
    }
    const slow = growth.filter(({ ratio }) => ratio !== undefined && ratio > neverSlower);
    console.log(
      `\n${slow.length} of ${growth.length} take more than ${neverSlower} times as long as cpu${slow.length === 0 ? "" : `: ${slow.map(({ work, elements, ratio }) => `${work} of ${elements} (${ratio?.toFixed(2)})`).join(", ")}`}.`,
    );
  }

  /** @type {import("./small-calls.js").SmallCall[]} */
  const small = [];
  if (wanted.length === 0) {
    for (const work of smallWorks) small.push(...(await smallCalls(work, threads)));
    console.log(`\n${smallTable(small)}\n`);
  }

  const [counted, unfair] = [...rows, ...growth].reduce(
    ([all, not], row) => [all + (row.rounds ?? 0), not + (row.unfair ?? 0)],
    [0, 0],
  );
  console.log(`${unfair} of ${counted + unfair} rounds do not count: the machine gave no second core then.`);

  const loadAtEnd = load();
  writeFileSync(
    json,
    `${JSON.stringify({ machine: { ...where, loadAtEnd }, threads, rows, growth, small }, null, 2)}\n`,
  );
  console.log(`Load at the end: ${loadAtEnd}. All figures: ${relative(process.cwd(), resolve(json))}`);
  await parallel.dispose();
  await sequential.dispose();
  await secondCore.end();
  if (rows.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
}

/**
 * @param {import("./kernels.js").Device} parallel
 * @param {import("./kernels.js").Device} sequential
 * @param {string} work
 * @param {number} elements
 * @param {() => boolean} isFair as of `duel`
 * @returns {Promise<Pick<import("../column/table.js").Row, "ours" | "theirs" | "ratio" | "quartiles" | "rounds" | "failure"> & { unfair?: number }>}
 */
async function compare(parallel, sequential, work, elements, isFair) {
  const sides = [parallel, sequential].map((device) => ({ device, call: works[work](device, elements) }));
  try {
    await mustAgree(sides.map(({ call }) => call()));
    const ours = await contenderOf(sides[0].device, sides[0].call);
    const theirs = await contenderOf(sides[1].device, sides[1].call);
    return asRatio(await duel(ours, theirs, 0, isFair));
  } catch (error) {
    return { failure: reason(error) };
  }
}

/**
 * Four maps that each go on with what those before them left, and none with the same tensors.
 *
 * @param {import("./kernels.js").Device} parallel
 * @param {import("./kernels.js").Device} sequential
 * @param {number} elements
 * @param {() => boolean} isFair as of `duel`
 * @returns {Promise<import("../column/table.js").Row>}
 */
async function fourMaps(parallel, sequential, elements, isFair) {
  const outcome = await compare(parallel, sequential, "four maps", elements, isFair);
  return { label: "four maps, 4M", section: "for comparison", opponent: "cpu", ...outcome };
}

/**
 * An addition that is awaited before the next is asked, so that memory bounds it: next to the cpu backend and to two loops
 * by hand, and those next to the cpu backend. How much of what the machine gives is reached, and how much that is.
 *
 * @param {import("./kernels.js").Device} parallel
 * @param {import("./kernels.js").Device} sequential
 * @param {number} elements
 * @param {() => boolean} isFair as of `duel`
 * @returns {Promise<import("../column/table.js").Row[]>}
 */
async function boundsOf(parallel, sequential, elements, isFair) {
  const section = "for comparison";
  const label = awaited;
  const loops = new ByHand();
  try {
    const waits = "for each";
    const ours = await contenderOf(parallel, works.add(parallel, elements), { waits });
    const theirs = await contenderOf(sequential, works.add(sequential, elements), { waits });
    const hand = await loops.contender(elements);
    return [
      { label, section, opponent: "cpu", ...asRatio(await duel(ours, theirs, 0, isFair)) },
      { label, section, opponent: byHand, ...asRatio(await duel(ours, hand, 0, isFair)) },
      { label: byHand, section, opponent: "cpu", ...asRatio(await duel(hand, theirs, 0, isFair)) },
    ];
  } catch (error) {
    return [{ label, section, opponent: byHand, failure: reason(error) }];
  } finally {
    await loops.end();
  }
}

/** @param {import("../duel.js").Outcome} outcome */
function asRatio({ speed, quartiles, ...figures }) {
  const [low, high] = quartiles;
  return { ...figures, ratio: 1 / speed, quartiles: /** @type {[number, number]} */ ([1 / high, 1 / low]) };
}

/** A benchmark of a wrong answer says nothing: both must have the same bits. @param {import("./kernels.js").Tensor[]} results */
async function mustAgree(results) {
  const [ours, theirs] = await Promise.all(results.map((result) => result.data()));
  for (let i = 0; i < ours.length; i++) {
    if (!Object.is(ours[i], theirs[i]))
      throw new Error(`element ${i} is ${ours[i]}, and ${theirs[i]} on cpu`);
  }
}
