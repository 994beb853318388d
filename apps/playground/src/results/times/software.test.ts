import { expect, test } from "vitest";
import type { Outcome } from "../../run/protocol.js";
import { inPlaceOfCard } from "./software.js";

const ran = (target: string, note: string) =>
  ({ target, operations: [{ name: "f", explanation: { notes: ["else", note] } }] }) as unknown as Outcome;

test("a driver in the place of a card is named", () => {
  const note = "On the processor, by a driver in the place of a card: SwiftShader Device (Subzero)";
  expect(inPlaceOfCard(ran("gpu:webgpu", note))).toBe("SwiftShader Device (Subzero)");
});

test("cards are cards, and what is no gpu claims to be none", () => {
  expect(inPlaceOfCard(ran("gpu:webgpu", "On the card: a fine one"))).toBeUndefined();
  expect(inPlaceOfCard(ran("cpu:wasm", "On the processor, of course: yes"))).toBeUndefined();
});
