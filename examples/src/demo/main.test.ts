import { cpu } from "@lockstep/backend-cpu";
import type { Backend } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { stepNames } from "./analysis.js";
import type { BackendEntry } from "./backends.js";
import { main, type Surroundings } from "./main.js";
import type { Measurement } from "./measure.js";

const quick = { budget: 1, mostRuns: 1 };

/** Runs the demo and keeps what it writes. */
async function run(argv: string[], surroundings: Partial<Surroundings> = {}) {
  let [out, err] = ["", ""];
  const status = await main(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    timing: quick,
    ...surroundings,
  });
  return { status, out, err };
}

/** A device that does one thing wrong. */
function wrong(spoil: (device: Backend) => void): BackendEntry[] {
  const device = cpu({ mode: "js" });
  spoil(device);
  const entry = (mode: string, start: () => Backend): BackendEntry => ({ backend: "cpu", mode, start });
  return [entry("right", () => cpu({ mode: "js" })), entry("wrong", () => device)];
}

describe("main", () => {
  it("tells the findings and a table in which every row agrees, in 80 columns", async () => {
    const { status, out, err } = await run(["--rows", "2000"]);
    expect(err).toBe("");
    expect(out).toMatch(/^2,000 flights, of 200,000 in the file/);
    // Four devices of the processor, and one more where there is a graphics card or something in its place.
    const rows = Number(/^All (\d+) rows agree\.$/m.exec(out)?.[1]);
    expect([4, 5].map((devices) => devices * stepNames.length)).toContain(rows);
    expect(status).toBe(0);
    const lines = out.split("\n");
    expect(lines.filter((line) => [...line].length > 80 || line !== line.trimEnd())).toEqual([]);
    expect(out.includes("\x1b")).toBe(false);
    for (const name of stepNames) expect(lines.some((line) => line.startsWith(`${name} `))).toBe(true);
  });

  it("writes one JSON document, and nothing else, when asked to", async () => {
    const { status, out, err } = await run(["--rows", "500", "--json", "--backend", "cpu:js"]);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      data: { total: 200_000, incomplete: 0, rows: 500 },
      findings: { flights: 500, late: [{ fromMinutes: 15 }, { fromMinutes: 60 }, { fromMinutes: 180 }] },
      agrees: true,
      missing: [],
    });
    expect(document.measurements.map((row: Measurement) => row.operation)).toEqual(stepNames);
    expect(new Set(document.measurements.map((row: Measurement) => `${row.backend} ${row.engine}`))).toEqual(
      new Set(["cpu js"]),
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
  });

  it.each<[string, (device: Backend) => void, string]>([
    [
      "swaps its arguments",
      (device) => {
        const { map } = device;
        device.map = (kernel, inputs, out) => map.call(device, kernel, [...inputs].reverse(), out);
      },
      "standardise",
    ],
    [
      "drops the last flight",
      (device) => {
        const { write } = device;
        device.write = (storage, data) =>
          write.call(device, storage, data.length > 100 ? data.slice().fill(0, -1) : data);
      },
      "mean",
    ],
    [
      "applies the initial value twice",
      (device) => {
        const { reduce } = device;
        device.reduce = (reduction, ...rest) => reduce.call(device, { ...reduction, init: 1 }, ...rest);
      },
      "count late",
    ],
  ])("fails when a backend %s", async (_, spoil, operation) => {
    const { status, out } = await run(["--rows", "500", "--json"], { backends: wrong(spoil) });
    const { agrees, measurements } = JSON.parse(out);
    expect({ status, agrees }).toEqual({ status: 1, agrees: false });
    const rows = (measurements as Measurement[]).filter((row) => row.operation === operation);
    expect(rows.map((row) => row.agrees)).toEqual([true, false]);
  });

  it("names what disagrees below the table", async () => {
    const backends = wrong((device) => {
      const { reduce } = device;
      device.reduce = (reduction, ...rest) => reduce.call(device, { ...reduction, init: 1 }, ...rest);
    });
    const { out } = await run(["--rows", "500"], { backends });
    expect(out).toMatch(/\d+ of 22 rows disagree: .*count late on cpu \(js\)/);
    expect(out).toMatch(/^ +cpu +js .* NO$/m);
  });

  it.each([
    [["--colour"], "unknown option '--colour'"],
    [["--backend", "tpu"], "There is no backend 'tpu'"],
    [["--rows", "200001"], "--rows 200001 is more than the 200000 flights there are"],
  ])("ends with status 2 and one line for %j", async (argv, words) => {
    const { status, out, err } = await run(argv);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(words);
    expect(err.match(/\n/g)).toHaveLength(1);
  });

  it("ends with status 2 and one line when the data are missing", async () => {
    const { status, err } = await run([], { file: "nowhere/flights-200k.json" });
    expect({ status, err }).toEqual({
      status: 2,
      err: "nowhere/flights-200k.json cannot be read; run npm install\n",
    });
  });

  it("helps", async () => {
    const { status, out } = await run(["--help"]);
    expect(status).toBe(0);
    expect(out).toContain("--backend <name>");
  });

  it("shows colours and progress on a terminal alone", async () => {
    let [out, err] = ["", ""];
    const terminal = (write: (text: string) => unknown) => ({ write, isTTY: true, hasColors: () => true });
    await run(["--rows", "200", "--backend", "cpu:js"], {
      stdout: terminal((text) => (out += text)),
      stderr: terminal((text) => (err += text)),
    });
    expect(out).toContain("\x1b[1m");
    expect(err).toContain("Measuring: mean…");
    expect(err.endsWith("\r\x1b[K")).toBe(true);
  });
});
