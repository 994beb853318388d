import { expect, test } from "vitest";
import { chainOf } from "./chain.js";
import { challenges, solves } from "./challenge.js";
import type { Step, StepKind } from "./step.js";

const chain = (shape: readonly number[], ...steps: [StepKind, Step["fields"]][]) =>
  chainOf(
    shape,
    steps.map(([kind, fields], id) => ({ id, kind, fields })),
  );
const challenge = (id: string) => challenges.find((one) => one.id === id)!;

test.each(challenges.map(({ id }) => id))("%s is solved by its own answer and not by doing nothing", (id) => {
  const { shape, answer } = challenge(id);
  expect(solves(chainOf(shape, answer), challenge(id))).toBe(true);
  expect(solves(chainOf(shape, []), challenge(id))).toBe(false);
});

test("another way to the same elements counts", () => {
  const backwards = challenge("columns-backwards");
  expect(solves(chain([3, 4], ["slice", { axis: "1", step: "-1" }]), backwards)).toBe(true);
  expect(solves(chain([3, 4], ["flip", { axis: "0" }]), backwards)).toBe(false);
});

test("a copy does not count where none is asked for, nor a view where one is", () => {
  const diagonal = challenge("diagonal");
  const byCopy = chain([4, 4], ["transpose", {}], ["reshape", { shape: "-1" }], ["slice", { step: "5" }]);
  expect([...byCopy.end.tensor.dataSync()]).toEqual([0, 5, 10, 15]);
  expect(solves(byCopy, diagonal)).toBe(false);
  expect(solves(chain([3, 4], ["reshape", { shape: "-1" }]), challenge("must-copy"))).toBe(false);
});

test("another start does not count", () => {
  const same = chain([12], ["reshape", { shape: "3, 4" }], ["flip", { axis: "1" }]);
  expect(solves(same, challenge("columns-backwards"))).toBe(false);
});
