/** Outcomes as the runner would report them, of results that a test makes up; what is explained of them is real. */
import { cpu } from "@lockstep/backend-cpu";
import { explain, map } from "@lockstep/core";
import * as state from "../src/app/state.js";
import type { Outcome, Result, TargetId } from "../src/run/protocol.js";

const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));

/** Of a target of the processor. */
export const explained = (mode: "interpret" | "js" | "wasm") => ({
  name: "sigmoid",
  explanation: explain(sigmoid, cpu({ mode }).zeros([100])),
});

export const floats = (values: readonly number[], shape: readonly number[] = [values.length]): Result => ({
  dtype: "float32",
  shape,
  data: Float32Array.from(values),
});

export const outcome = (target: TargetId, result: Result, more: Partial<Outcome> = {}): Outcome => ({
  target,
  engine: target,
  size: result.data.length,
  result,
  first: 20,
  times: [1, 2, 3],
  operations: [],
  ...more,
});

/** The page as it is before anything has run. */
export function forget(): void {
  state.outcomes.value = [];
  state.events.value = new Map();
  state.frame.value = undefined;
  state.sweepPoints.value = [];
  state.targets.value = [];
  state.extent.value = undefined;
  state.activity.value = "idle";
  state.checked.value = { diagnostics: [] };
}
