import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFile } from "../data/data-file.js";
import { readFlights } from "./flights.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flights-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, "flights.json");
  writeFileSync(path, text);
  return path;
}

const row = (delay: number) => ({ delay, distance: 10 * delay, time: delay / 10 });

describe("readFlights", () => {
  it("gives every column of the rows that are complete, and counts the others", () => {
    const rows = [row(1), { ...row(2), delay: null }, row(3), { delay: 4, time: 1 }, null, row(5)];
    const flights = readFlights(file(JSON.stringify(rows)));
    expect(flights).toMatchObject({ total: 6, incomplete: 3, rows: 3 });
    expect([...flights.columns.delay]).toEqual([1, 3, 5]);
    expect([...flights.columns.distance]).toEqual([10, 30, 50]);
    expect([...flights.columns.departure]).toEqual([...Float32Array.of(0.1, 0.3, 0.5)]);
  });

  it("takes a part at even steps, because the rows are in the order of departure", () => {
    const path = file(JSON.stringify(Array.from({ length: 10 }, (_, i) => row(i))));
    expect([...readFlights(path, 5).columns.delay]).toEqual([0, 2, 4, 6, 8]);
    expect([...readFlights(path, 3).columns.delay]).toEqual([0, 3, 6]);
  });

  it("says in one line what is wrong with the data", () => {
    expect(() => readFlights(join(folder, "none.json"))).toThrow(
      /none.json cannot be read; run npm install$/,
    );
    expect(() => readFlights(file("{"))).toThrow(/is not JSON; install vega-datasets again$/);
    expect(() => readFlights(file("{}"))).toThrow(/is not a list of flights/);
    expect(() => readFlights(file("[]"))).toThrow(/^No flight in/);
    expect(() => readFlights(file(JSON.stringify([row(1)])), 2)).toThrow(
      "--rows 2 is more than the 1 flights",
    );
  });

  it("finds 200,000 flights in the installed package, none of them incomplete", () => {
    const { total, incomplete, columns } = readFlights(dataFile("flights-200k.json"));
    expect({ total, incomplete }).toEqual({ total: 200_000, incomplete: 0 });
    // What the text of the demo says of the columns: minutes to either side, miles, hours of a day in order.
    expect(columns.delay.some((minutes) => minutes < 0)).toBe(true);
    expect(columns.distance.every((miles) => miles > 0 && miles < 5000)).toBe(true);
    expect(columns.departure.every((hour) => hour >= 0 && hour < 24)).toBe(true);
    expect(columns.departure.every((hour, i) => i === 0 || hour >= columns.departure[i - 1]!)).toBe(true);
  });
});
