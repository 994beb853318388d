/** Has the page act when its state changes: parts set what they know, and need not know what follows from it. */
import { effect } from "@preact/signals";
import type { Actions } from "./actions.js";
import * as state from "./state.js";

/** Long enough for a key to be followed by the next one, short enough to feel at once. */
const typing = 300;
const zooming = 120;

export function follow(actions: Actions): void {
  const checking = later(typing, () => actions.check());
  const drawing = later(zooming, () => actions.redraw());
  effect(() => {
    if (state.program.value) checking();
  });
  effect(() => {
    void [state.extent.value, state.picture.value];
    drawing();
  });
}

/** A function that does `act` once nobody has called it for so many milliseconds. */
function later(milliseconds: number, act: () => Promise<unknown>): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      act().catch((error: unknown) => {
        state.trouble.value = error instanceof Error ? error.message : String(error);
      });
    }, milliseconds);
  };
}
