import { describe, expect, it } from "vitest";
import { type LibraryFunction, libraryFunctions } from "../kernel/functions.js";
import { library } from "./library.js";
import { everySize, random, stepped } from "./testing/points.js";
import { subject, types } from "./testing/subject.js";

const all = Object.keys(libraryFunctions) as LibraryFunction[];

describe("the library", () => {
  it("has every library function, for both types", () => {
    expect(Object.keys(library).sort()).toEqual([...all].sort());
    for (const fn of all) expect(Object.keys(library[fn])).toEqual(["float32", "float64"]);
  });

  it.each(all)("%s in float64 gives the same bits uncompiled", (fn) => {
    const { fn: written, scope } = library[fn].float64;
    const plain = written as unknown as (...args: unknown[]) => number;
    const compiled = subject(fn, "float64");
    const next = random(3);
    const xs = everySize("float64", 31, next).flatMap((x) => [x, -x]);
    const ys = everySize("float64", 31, next).reverse();
    xs.forEach((x, i) => {
      const args = libraryFunctions[fn] === 2 ? [x, ys[i % ys.length]!] : [x];
      expect([args, compiled(...args)]).toEqual([args, plain(...args, scope)]);
    });
  });

  it.each(types)("rises where the function does, over neighbouring %s", (type) => {
    // Not promised, but a fall between the pieces of a method would show here.
    const rising = {
      exp: [0.3465, 87],
      log: [0.7071, 1.4142],
      tanh: [0.55, 9],
      atan: [0.5, 2],
      sinh: [1],
    } as const;
    for (const [fn, seams] of Object.entries(rising)) {
      const compute = subject(fn as LibraryFunction, type);
      for (const seam of seams) {
        const steps = [-1000, -100, 100, 1000].map((step) => compute(stepped(Math.fround(seam), step, type)));
        expect([...steps].sort((a, b) => a - b)).toEqual(steps);
      }
    }
  });
});
