import { expect, test } from "vitest";
import { hashOf, parseRoute, type Route } from "./route.js";

const routes: readonly (readonly [string, Route])[] = [
  ["#/play", { page: "play" }],
  ["#/play/game-of-life", { page: "play", example: "game-of-life" }],
  ["#/play?p=abc-_1", { page: "play", shared: "abc-_1" }],
  ["#/tour/3", { page: "tour", step: 3 }],
  ["#/strides", { page: "strides" }],
  ["#/conformance", { page: "conformance" }],
];

test.each(routes)("%s names a route, and is its address", (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
  expect(hashOf(route)).toBe(hash);
});

test.each([
  ["", { page: "play" }],
  ["#/", { page: "play" }],
  ["#/nowhere/at-all", { page: "play" }],
  ["#/tour", { page: "tour", step: 1 }],
  ["#/tour/0", { page: "tour", step: 1 }],
  ["#/tour/x", { page: "tour", step: 1 }],
])("%s leads somewhere all the same", (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test("what is shared comes back as it was, whatever is in it", () => {
  const route: Route = { page: "play", shared: "a+b/c=?&#%" };
  expect(parseRoute(hashOf(route))).toEqual(route);
});

test("an address that is no proper encoding leads to the start", () => {
  expect(parseRoute("#/play/%E0%A4%A")).toEqual({ page: "play" });
});
