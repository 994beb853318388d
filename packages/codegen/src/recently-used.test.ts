import { expect, it } from "vitest";
import { RecentlyUsed } from "./recently-used.js";

it("makes a value once and forgets what was not asked for longest", () => {
  const made: string[] = [];
  const cache = new RecentlyUsed<string, string>(2);
  const get = (key: string) =>
    cache.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect([get("a"), get("b"), get("a"), get("c"), get("a"), get("b")]).toEqual([
    "A",
    "B",
    "A",
    "C",
    "A",
    "B",
  ]);
  expect(made).toEqual(["a", "b", "c", "b"]);
  expect(cache.size).toBe(2);
});
