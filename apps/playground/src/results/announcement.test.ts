import { expect, test } from "vitest";
import type { Outcome } from "../run/protocol.js";
import { announce } from "./announcement.js";

const outcome: Outcome = {
  target: "cpu:wasm",
  engine: "wasm-simd",
  size: 2,
  result: { dtype: "float32", shape: [], data: Float32Array.of(1) },
  first: 12,
  times: [2, 1, 3],
  operations: [],
};

test("what is done is said, with its time", () => {
  expect(announce({ kind: "outcome", outcome })).toBe("WebAssembly: 2.00 ms.");
  expect(announce({ kind: "outcome", outcome: { ...outcome, times: [] } })).toBe(
    "WebAssembly: 12.0 ms, first call.",
  );
  const diagnostic = { severity: "error", from: 0, to: 1, code: "THROWN", cause: "there is no x" } as const;
  expect(announce({ kind: "failed", target: "workers", diagnostic })).toBe("threads failed. There is no x.");
});

test("what is under way is not", () => {
  expect(announce({ kind: "progress", target: "workers", done: 0.5 })).toBeUndefined();
});
