import { expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { add, argmax, concat, cumsum, explain, map, mean, reduce, softmax, std, sum } from "../index.js";

const device = new EvaluatingBackend();
const x = device.tensor([
  [1, 2],
  [3, 4],
]);

test("says what would be compiled, and runs nothing", () => {
  const ran = device.ran.length;
  const explanation = explain(
    map((v) => v * 2),
    x,
  );
  expect(explanation).toMatchObject({
    operation: "map",
    backend: "plain",
    output: { dtype: "float32", shape: [2, 2] },
  });
  expect(explanation.kernel.text).toContain("* 2");
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  expect(device.ran).toHaveLength(ran);
});

test("takes the arguments and options that the operation takes", () => {
  expect(explain(add, x, device.tensor([1, 2], { dtype: "float64" })).output.dtype).toBe("float64");
  expect(explain(sum, x, { axis: 1 })).toMatchObject({ operation: "reduce", output: { shape: [2] } });
  expect(explain(sum, x, { keepdims: true }).output.shape).toEqual([1, 1]);
  expect(
    explain(
      reduce((acc, a, b) => acc + a * b, 0),
      x,
      x,
    ).output.shape,
  ).toEqual([]);
  expect(explain(add, x, 1, { out: device.zeros([2, 2], { dtype: "float64" }) }).output.dtype).toBe(
    "float64",
  );
});

test("answers with one explanation for each step where there are several", () => {
  const ran = device.ran.length;
  const before = device.memory();
  expect(explain(softmax, x).map((step) => step.operation)).toEqual(["reduce", "map", "reduce", "map"]);
  expect(explain(mean, x, { axis: 0 }).map((step) => step.kernel.name)).toEqual(["mean", "mean"]);
  expect(explain(std, x)).toHaveLength(4);
  expect(explain(argmax, x, { axis: 1 })).toHaveLength(3);
  expect(explain(cumsum, x, { axis: 0 }).length).toBeGreaterThan(1);
  expect(explain(concat, [x, x])).toHaveLength(2);
  expect(explain(softmax, x, { out: x })).toHaveLength(4);
  expect(device.ran).toHaveLength(ran);
  expect(device.memory()).toEqual(before);
  expect(x.arraySync()).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("gives back what it allocated", () => {
  const live = device.live.size;
  explain(softmax, x);
  expect(device.live.size).toBe(live);
});

test("throws what the operation would throw, and for what is none", () => {
  expect(() => explain(add, x, device.zeros([3]))).toThrow(refusal("SHAPE_MISMATCH"));
  expect(() => explain(sum, x, { axis: 2 })).toThrow(refusal("AXIS_RANGE"));
  expect(() => explain(softmax, [1, 2])).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => explain(concat, [x, new EvaluatingBackend().zeros([2, 2])])).toThrow(
    refusal("BACKEND_MISMATCH"),
  );
  expect(() => explain(((v: number) => v) as never, x)).toThrow(refusal("ARGUMENT_INVALID"));
});
