import { expect, test } from "vitest";
import { evened, nearest, pointsOf } from "./points.js";

const result = {
  dtype: "float32",
  shape: [3, 3],
  data: Float32Array.of(0, 10, 1, 4, Number.NaN, 2, -1, 20, 3),
} as const;

test("each column has its range; the third is the colour", () => {
  expect(pointsOf(result)).toEqual({
    count: 3,
    x: { least: -1, greatest: 4 },
    y: { least: 10, greatest: 20 },
    colour: { least: 1, greatest: 3 },
  });
  const flat = { dtype: "float32", shape: [1, 2], data: Float32Array.of(Number.NaN, 1) } as const;
  expect(pointsOf(flat)).toEqual({
    count: 1,
    x: { least: Number.NaN, greatest: Number.NaN },
    y: { least: 1, greatest: 1 },
  });
});

test("a unit is as long upwards as sideways", () => {
  const [x, y] = evened([0, 1], [0, 1], 200, 100);
  expect(x).toEqual([-0.5, 1.5]);
  expect(y).toEqual([0, 1]);
});

test("axes of another kind are left alone", () => {
  expect(evened([0, 1], [0, 1000], 100, 100)).toEqual([
    [0, 1],
    [0, 1000],
  ]);
});

test("finds the nearest point, and never one that is no number", () => {
  const at = (x: number, y: number) => [x, y] as const;
  expect(nearest(result, [-1, 19], at)).toBe(2);
  expect(nearest(result, [4, 10], at)).toBe(0);
  expect(nearest({ ...result, shape: [0, 3], data: new Float32Array() }, [0, 0], at)).toBeUndefined();
});
