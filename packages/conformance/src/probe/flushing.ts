/** When a device makes zeros of subnormal numbers: each question is one that only flushing answers with 0. */
import type { Device } from "@lockstep/core";
import { type FloatType, smallestNormal } from "../oracle/allowance.js";
import type { Flushing } from "./accuracy-report.js";
import { computeWith } from "./compute.js";
import { precision } from "./float-bits.js";

export async function findFlushing(device: Device, type: FloatType): Promise<Flushing> {
  const least = smallestNormal(type);
  const halvings = Array.from({ length: precision[type] - 1 }, (_, i) => 2 ** -(i + 1));
  const subnormals = halvings.flatMap((half) => [least * half, -least * half]);
  const ones = subnormals.map(() => 1);
  const asked = async (fn: (x: number, y: number) => number, first: number[], second: number[]) =>
    [...(await computeWith(device, type, [first, second], fn))].some((value) => value === 0);
  return {
    moved: [...(await computeWith(device, type, [subnormals], (x: number) => x))].some((x) => x === 0),
    taken: await asked(
      (x, y) => x * y,
      subnormals,
      ones.map(() => 2 ** precision[type]),
    ),
    given:
      (await asked(
        (x, y) => x * y,
        ones.map(() => least),
        subnormals.map((x) => x / least),
      )) ||
      (await asked(
        (x, y) => x - y,
        subnormals.map((x) => Math.sign(x) * least + x),
        subnormals.map((x) => Math.sign(x) * least),
      )),
  };
}
