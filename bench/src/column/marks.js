/** What the cpu backend has to reach, case by case: the rows of the table that `npm run bench -- cpu` prints. */

/**
 * Not more than so many times what the opponent takes in the same run, or not more than so many milliseconds.
 *
 * @typedef {{ ratio: number } | { milliseconds: number }} Mark
 */

/**
 * @typedef {object} Goal
 * @property {string} label what the table calls it
 * @property {string} [work] the name of the case, where the label is another
 * @property {string} [opponent] a peer, or `by hand`; nobody for a first call
 * @property {number} [elements] of a first call
 * @property {"bare" | "later"} [state] of a first call: of a process that has done nothing yet, or that has compiled
 *   other functions before
 * @property {string} [mode] where it is another than that of the run
 * @property {Mark} [mark] none: for information
 */

/** @typedef {{ heading: string, goals: readonly Goal[] }} Section */

/** @param {string} label @param {string} opponent @param {number} ratio @param {string} [work] @returns {Goal} */
const against = (label, opponent, ratio, work = label) => ({ label, work, opponent, mark: { ratio } });

/** Sizes of a first call: a small one, and one that no engine takes for small. */
const sizes = [8, 65_536];

/** @param {"bare" | "later"} state @param {string} label @param {Partial<Goal>} rest @returns {Goal[]} */
export const firstCalls = (state, label, rest) =>
  sizes.map((elements) => ({
    label: `${label}, ${elements.toLocaleString("en")} elements`,
    work: "first call",
    elements,
    state,
    ...rest,
  }));

/**
 * The table, section by section.
 *
 * @param {readonly string[]} functions names of the people's functions
 * @returns {Section[]}
 */
export function sections(functions) {
  return [
    {
      heading: "The marks",
      goals: [
        against("add", "numba", 1),
        against("exp", "numpy-ts", 1, "exp, 0 to 1"),
        against("sigmoid", "tfjs", 1, "sigmoid, 0 to 1"),
        against("log", "numba", 0.4, "log of x + 1"),
        against("sin", "numba", 0.4, "sin, 0 to 1"),
        against("tanh", "numba", 0.4, "tanh, 0 to 1"),
        against("sum", "numba", 1),
        against("black-scholes", "numba", 0.25),
        against("mandelbrot 512²", "numba", 0.35),
        against("broadcast add", "numba", 0.5),
        against("transposed add", "numba", 0.5, "transposed + row"),
        against("matmul 512", "tfjs", 1),
        ...firstCalls("bare", "first call", { mark: { milliseconds: 5 } }),
        { label: "add of 8", work: "add of 8", opponent: "numba", mark: { milliseconds: 0.001 } },
      ],
    },
    {
      heading: "The same marks on other numbers",
      goals: [
        against("exp, −4 to 4", "numpy-ts", 1, "exp"),
        against("sigmoid, −4 to 4", "tfjs", 1, "sigmoid"),
        against("log, 0.01 to 100", "numba", 0.4, "log"),
        against("sin, −10 to 10", "numba", 0.4, "sin"),
        against("tanh, −4 to 4", "numba", 0.4, "tanh"),
        against("transposed add of a matrix", "numba", 0.5, "transposed add"),
      ],
    },
    {
      heading: "First calls, for comparison",
      goals: [
        ...firstCalls("later", "after others", {}),
        ...firstCalls("bare", "mode js", { mode: "js" }),
        ...firstCalls("later", "mode js, after others", { mode: "js" }),
      ],
    },
    {
      heading: "People's functions, next to the same loop by hand",
      goals: functions.map((name) => against(name, "by hand", 1 / 3)),
    },
  ];
}

/**
 * Whether the mark is met; undefined where there is none, or nothing to hold against it.
 *
 * @param {Mark | undefined} mark
 * @param {{ ours?: number, ratio?: number }} figures
 * @returns {boolean | undefined}
 */
export function isMet(mark, { ours, ratio }) {
  if (mark === undefined) return undefined;
  const [figure, limit] = "ratio" in mark ? [ratio, mark.ratio] : [ours, mark.milliseconds];
  return figure === undefined ? undefined : figure <= limit;
}

/** What the command line calls a row: its label up to the comma. @param {Goal} goal */
export const caseOf = ({ label }) => label.split(",")[0];

/**
 * The rows that are asked for; every row where nothing is.
 *
 * @param {readonly Section[]} all
 * @param {readonly string[]} names as of `caseOf`
 * @param {readonly string[]} opponents
 */
export function select(all, names, opponents) {
  /** @param {Goal} goal */
  const wanted = (goal) =>
    (names.length === 0 || names.includes(caseOf(goal))) &&
    (opponents.length === 0 || opponents.includes(goal.opponent ?? ""));
  return all
    .map(({ heading, goals }) => ({ heading, goals: goals.filter(wanted) }))
    .filter(({ goals }) => goals.length > 0);
}
