import { expect, test } from "vitest";
import { parse } from "./command-line.js";

const tables = {
  everyone: { cases: ["add", "fold"], others: ["by hand", "numba"], json: "all.json" },
  cpu: { cases: ["add", "first call"], others: ["numba"], json: "cpu.json" },
  workers: { cases: ["add"], others: ["cpu"], json: "workers.json" },
  gpu: { cases: ["sum"], others: ["cpu"], engines: ["node:webgpu", "page:webgl2"], json: "gpu.json" },
};

test("no word asks for the table of everyone, in the mode that the backend chooses", () => {
  const { table, options } = parse([], tables);
  expect(table).toBe("everyone");
  expect(options).toMatchObject({ against: [], case: [], mode: "" });
  expect(options.json).toMatch(/bench\/all\.json$/);
});

test("the word cpu asks for the marks, which have cases and a file of their own", () => {
  const words = ["cpu", "--case", "first call", "--case", "add", "--against", "numba", "--mode", "js"];
  const { table, options } = parse(words, tables);
  expect(table).toBe("cpu");
  expect(options).toMatchObject({ against: ["numba"], case: ["first call", "add"], mode: "js" });
  expect(options.json).toMatch(/bench\/cpu\.json$/);
});

test("the word workers asks for threads, two unless told", () => {
  expect(parse(["workers"], tables)).toMatchObject({ table: "workers", options: { threads: 2 } });
  expect(parse(["workers", "--threads", "4", "--case", "add"], tables).options).toMatchObject({
    threads: 4,
    case: ["add"],
  });
});

test("the word gpu asks for engines, all unless told", () => {
  expect(parse(["gpu"], tables)).toMatchObject({ table: "gpu", options: { engine: [], case: [] } });
  expect(parse(["gpu", "--engine", "page:webgl2", "--case", "sum"], tables).options).toMatchObject({
    engine: ["page:webgl2"],
    case: ["sum"],
  });
});

test("a file that is named is taken, and help comes before all else", () => {
  expect(parse(["--json", "here.json"], tables).options.json).toBe("here.json");
  expect(parse(["cpu", "--help"], tables).table).toBe("help");
});

test.each([
  [["tpu"], /'tpu' is no table; leave it out, or use cpu, workers or gpu/],
  [["cpu", "cpu"], /'cpu cpu' is no table/],
  [["--case", "first call"], /no case 'first call'; use add, fold/],
  [["cpu", "--case", "fold"], /no case 'fold'; use add, first call/],
  [["cpu", "--against", "by hand"], /No 'by hand' to measure against; use numba/],
  [["--mode", "gpu"], /no mode 'gpu'; use wasm, js, interpret/],
  [["workers", "--threads", "0"], /'0' is no number of threads/],
  [["gpu", "--case", "add"], /no case 'add'; use sum/],
  [["gpu", "--engine", "webgpu"], /no engine 'webgpu'; use node:webgpu, page:webgl2/],
  [["--fast"], /Unknown option '--fast'; --help lists the options/],
])("%j is refused in a line", (words, message) => {
  expect(() => parse(words, tables)).toThrow(message);
});
