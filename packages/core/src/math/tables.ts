/** What the library looks into, by number. */
import { logTables } from "./log-table.js";
import { twoOverPi } from "./two-over-pi.js";

export type Table = readonly number[];

/** A table, when it is first asked for. */
export const tableAt = (number: number): Table => (number === 0 ? twoOverPi : logTables()[number - 1]!);

export const tableCount = 4;
