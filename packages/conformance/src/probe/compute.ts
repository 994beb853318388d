/** Runs what is measured on a device, by the operations that a person would use, in tensors of moderate size. */
import type { Device, Dtype } from "@lockstep/core";
import type { PersonsFunction } from "../families/operators.js";
import { elementwise } from "../framework/checks.js";
import { toTyped, vector } from "../model/values.js";
import type { Subject } from "./subjects.js";

/** So many elements are asked for at a time. */
const chunk = 2 ** 14;

/** What `subject` gives for these arguments, one list for each of its parameters. */
export async function compute(
  device: Device,
  { fn, from, dtype }: Subject,
  args: readonly (readonly number[])[],
): Promise<number[]> {
  const results: number[] = [];
  for (let start = 0; start < args[0]!.length; start += chunk) {
    const part = args.map((list) => list.slice(start, start + chunk));
    results.push(...(await computeWith(device, from, part, from === dtype ? fn : dtype)));
  }
  return results;
}

/** The results of a function of a person's, or of a conversion to a dtype, over tensors of these elements. */
export async function computeWith(
  device: Device,
  from: Dtype,
  args: readonly (readonly number[])[],
  what: PersonsFunction | Dtype,
): Promise<ArrayLike<number> & Iterable<number>> {
  const tensors = args.map((list) =>
    device.tensor(toTyped(vector(from, list)), { dtype: from, shape: [list.length] }),
  );
  try {
    const result =
      typeof what === "string" ? tensors[0]!.astype(what) : elementwise(what, args.length)(...tensors);
    try {
      return await result.data();
    } finally {
      result.dispose();
    }
  } finally {
    for (const tensor of tensors) tensor.dispose();
  }
}
