/** Copies between storages and windows. */
import type { TypedArray } from "@lockstep/core";
import type { Window } from "./windows.js";

/** Shorter runs are copied element by element. */
const shortRun = 16;

/** Packs what a box touches of a storage's `elements` into its window, run by run. */
export function copyIn(
  { first, run, pitch, lead, runs }: Window,
  elements: TypedArray,
  packed: TypedArray,
): void {
  let place = lead;
  walk(runs, 0, first, 0, (element) => {
    copy(elements, element, packed, place, run);
    place += pitch;
  });
}

/** Puts a box's elements, and nothing else, back from its window. No two of them may be one element of the storage. */
export function copyOut(
  { first, lead, source, layout }: Window,
  packed: TypedArray,
  elements: TypedArray,
): void {
  const loops = [...source.shape.keys()]
    .filter((d) => source.shape[d]! > 1)
    .map((d) => ({
      extent: source.shape[d]!,
      stride: Math.abs(source.strides[d]!),
      inWindow: Math.abs(layout.strides[d]!),
    }))
    .sort((a, b) => b.stride - a.stride);
  let run = 1;
  for (let inner = loops.at(-1); inner?.stride === run && inner.inWindow === run; inner = loops.at(-1)) {
    run *= inner.extent;
    loops.pop();
  }
  walk(loops, 0, first, lead, (element, place) => {
    copy(packed, place, elements, element, run);
  });
}

function copy(from: TypedArray, first: number, to: TypedArray, place: number, length: number): void {
  if (length >= shortRun) to.set(from.subarray(first, first + length), place);
  else for (let i = 0; i < length; i++) to[place + i] = from[first + i]!;
}

interface CopyLoop {
  readonly extent: number;
  readonly stride: number;
  readonly inWindow?: number;
}

/** Calls `visit` with every element of loops from number `loop` on, and with its place in a window. */
function walk(
  loops: readonly CopyLoop[],
  loop: number,
  element: number,
  place: number,
  visit: (element: number, place: number) => void,
): void {
  if (loop === loops.length) {
    visit(element, place);
    return;
  }
  const { extent, stride, inWindow = 0 } = loops[loop]!;
  for (let i = 0; i < extent; i++) walk(loops, loop + 1, element + i * stride, place + i * inWindow, visit);
}
