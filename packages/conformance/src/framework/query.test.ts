import { expect, test } from "vitest";
import { compileQuery } from "./query.js";

test.each([
  ["reduce/*", "reduce/tree/sum-float32-5", true],
  ["reduce/*", "reduce-axes/sum/5-along-0", false],
  ["*/float32", "map/exp/float32", true],
  ["map/exp/float32", "map/exp/float32", true],
  ["map/exp/float32", "map/exp/float32-refused", false],
  ["map/s?n/*", "map/sin/float32", true],
  ["map/*,zip/*", "zip/add/int32-int32", true],
  ["map/*, !map/exp/*", "map/exp/float32", false],
  ["!map/*", "zip/add/int32-int32", true],
  ["shapes/map/2x3x4.*", "shapes/map/2x3x4-float32", false],
])("%s against %s", (query, id, chosen) => {
  expect(compileQuery(query)(id)).toBe(chosen);
});
