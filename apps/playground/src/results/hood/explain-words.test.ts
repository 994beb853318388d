import { cpu } from "@lockstep/backend-cpu";
import { type Explanation, explain, map, reduce, sum } from "@lockstep/core";
import { expect, test } from "vitest";
import { explainInWords } from "./explain-words.js";

const wordsOf = (name: string, explanation: Explanation): Record<string, string> =>
  Object.fromEntries(
    explainInWords(name, explanation).map(({ title, sentences }) => [title, sentences.join(" ")]),
  );

const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));

test("a map, as WebAssembly", () => {
  const device = cpu({ mode: "wasm" });
  const words = wordsOf("sigmoid", explain(sigmoid, device.zeros([1000])));
  expect(words["What it does"]).toBe(
    "sigmoid is a map: each element of its result is computed by itself, from the elements in the same place. " +
      "It takes a tensor of float32 and gives float32 of shape [1000].",
  );
  expect(words["What ran"]).toMatch(
    /^On the backend cpu ran a loop of WebAssembly with vector instructions \(engine wasm-simd\)\. Making its code took [\d.]+ (ms|µs), once\.$/,
  );
  expect(words["How it walks"]).toBe(
    "All elements lie one after another in memory, so one loop goes straight through them (contiguous). There is one loop. " +
      "Loop 1, 1,000 turns, is vectorised, not in parallel: its elements are the lanes; this backend uses one thread.",
  );
  expect(words.And).toContain("16 lanes at once.");
  expect(words).not.toHaveProperty("In which order");
});

test("a reduction along an axis tells its order", () => {
  const x = cpu({ mode: "js" }).zeros([4, 1000]);
  expect(wordsOf("sum", explain(sum, x, { axis: 1 }))["In which order"]).toMatch(
    /^The function is associative/,
  );
  const decay = reduce((acc, v) => acc * 0.5 + v, 0);
  const words = wordsOf("decay", explain(decay, x));
  expect(words["In which order"]).toMatch(/^Strictly from the first element to the last/);
  expect(words["What it does"]).toMatch(/gives one float32\.$/);
});

test("uncompiled, nothing was made", () => {
  const words = wordsOf("sigmoid", explain(sigmoid, cpu({ mode: "interpret" }).zeros([2, 2])));
  expect(words["What ran"]).toBe(
    "On the backend cpu ran your own function, called for every element; nothing was compiled (engine interpret).",
  );
  expect(words["How it walks"]).toContain("There are 2 loops, the outermost first.");
});

const made: Explanation = {
  ...explain(sigmoid, cpu({ mode: "js" }).zeros([2])),
  backend: "workers",
  fallback: "this page may not generate code",
  pattern: "3 programs, one after another",
  inputs: ["float32", "float32", "number"],
  loops: [{ extent: 1, strides: [], vectorised: true, parallel: true }],
  threads: [
    { parts: 3, time: 1.5 },
    { parts: 1, time: 0.25 },
    { parts: 0, time: 0 },
  ],
};

test("threads, fallbacks and several operands", () => {
  const words = wordsOf("f", made);
  expect(words["What it does"]).toContain("It takes 2 tensors of float32 and a number and gives");
  expect(words["What ran"]).toContain(
    "It is not the engine that was asked for: This page may not generate code.",
  );
  expect(words["How it walks"]).toBe(
    "3 programs, one after another. There is one loop. Loop 1, 1 turn, is vectorised and in parallel.",
  );
  expect(words["Who did what"]).toBe(
    "The calling thread took 3 parts and worked for 1.50 ms. Thread 2 took 1 part and worked for 250 µs. Thread 3 took 0 parts.",
  );
});

test("an engine that nobody has heard of is named", () => {
  expect(wordsOf("f", { ...made, engine: "abacus" })["What ran"]).toMatch(
    /^On the backend workers, by the engine abacus\./,
  );
});
