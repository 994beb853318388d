import { expect, test } from "vitest";
import { sentence } from "./sentence.js";

test.each([
  ["the device was lost", "The device was lost."],
  ["Already one.", "Already one."],
  ["is it?", "Is it?"],
  ["'k' comes from outside", "'k' comes from outside."],
])("%s", (text, expected) => {
  expect(sentence(text)).toBe(expected);
});
