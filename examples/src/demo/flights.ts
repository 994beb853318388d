/**
 * The flights: 200,000 rows of `flights-200k.json` in the npm package vega-datasets, as columns of numbers.
 *
 * The rows are reports of the US Bureau of Transportation Statistics. What the columns mean is said by the package's
 * own script that makes such files: `delay` is the arrival delay in minutes, negative when early; `distance` is in
 * miles; `time` is the actual departure in hours of the local day; cancelled flights are left out. Which months
 * the rows are from, the package does not say.
 */
import { Complaint } from "../data/complaint.js";
import { readJson } from "../data/data-file.js";

/** One number per flight in each column. */
export interface Columns {
  /** Minutes after (or, negative, before) the scheduled arrival. */
  readonly delay: Float32Array;
  /** Miles. */
  readonly distance: Float32Array;
  /** Hours of the local day, from 0 up to 24. */
  readonly departure: Float32Array;
}

export interface Flights {
  readonly columns: Columns;
  /** Rows in the file. */
  readonly total: number;
  /** Rows of the file that lack a value, or whose value is not a number. They are left out. */
  readonly incomplete: number;
  /** Rows in `columns`. */
  readonly rows: number;
}

/**
 * Reads the flights, all or `rows` of them. The file is in the order of departure, so that its first rows would all
 * be morning flights: a part is taken at even steps through the day. Throws a {@link Complaint}.
 */
export function readFlights(file: string, rows?: number): Flights {
  const records = parse(file);
  const complete = records.filter(isComplete);
  if (complete.length === 0) throw new Complaint(`No flight in ${file} has a delay, a distance and a time`);
  const wanted = rows ?? complete.length;
  if (wanted > complete.length) {
    throw new Complaint(`--rows ${wanted} is more than the ${complete.length} flights there are`);
  }
  const picked = Array.from(
    { length: wanted },
    (_, i) => complete[Math.floor((i * complete.length) / wanted)]!,
  );
  return {
    columns: {
      delay: Float32Array.from(picked, (record) => record.delay),
      distance: Float32Array.from(picked, (record) => record.distance),
      departure: Float32Array.from(picked, (record) => record.time),
    },
    total: records.length,
    incomplete: records.length - complete.length,
    rows: wanted,
  };
}

interface Row {
  readonly delay: number;
  readonly distance: number;
  readonly time: number;
}

const isComplete = (row: Partial<Row> | null): row is Row =>
  Number.isFinite(row?.delay) && Number.isFinite(row?.distance) && Number.isFinite(row?.time);

function parse(file: string): (Partial<Row> | null)[] {
  const records = readJson(file);
  if (Array.isArray(records)) return records;
  throw new Complaint(`${file} is not a list of flights; install vega-datasets again`);
}
