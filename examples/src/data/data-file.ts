/** Where the installed package vega-datasets keeps its files, and what is in them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Complaint } from "./complaint.js";

/** The path of a file of vega-datasets. Throws a {@link Complaint} when the package is not installed. */
export function dataFile(name: string): string {
  try {
    return join(createRequire(import.meta.url).resolve("vega-datasets"), "../../data", name);
  } catch {
    throw new Complaint(`${name} is missing: the package vega-datasets is not installed; run npm install`);
  }
}

/** What a JSON file holds. Throws a {@link Complaint} when it cannot be read, or is not JSON. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new Complaint(`${file} is not JSON; install vega-datasets again`);
  }
}

/** A file of comma-separated values, without quotes, as one object for each row. */
export function readCsv(file: string): Record<string, string>[] {
  const [head = "", ...rows] = readText(file).trim().split(/\r?\n/);
  const names = head.split(",");
  return rows.map((row) => {
    const cells = row.split(",");
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Complaint(`${file} cannot be read; run npm install`);
  }
}
