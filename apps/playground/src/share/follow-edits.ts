/**
 * Keeps the address in step with what is written, so that to reload the page, or to go back to it, loses nothing. The
 * history gets no entry for every letter.
 */
import { effect } from "@preact/signals";
import { hashOf, type Route, route } from "../app/route.js";
import { exampleId, program } from "../app/state.js";
import { decode } from "./address.js";
import { currentHash } from "./current.js";

const afterTyping = 500;

/** What returns ends the following. */
export function followEdits(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const end = effect(() => {
    const [at, text, example] = [route.value, program.value, exampleId.value];
    clearTimeout(waiting);
    if (at.page !== "play" || !text) return;
    waiting = setTimeout(() => void bringUp(at, text, example), afterTyping);
  });
  return () => {
    clearTimeout(waiting);
    end();
  };
}

async function bringUp(
  at: Route & { page: "play" },
  text: string,
  example: string | undefined,
): Promise<void> {
  const { pathname, search, hash } = location;
  // What was opened from an address stands there already, with what else that says.
  const opened = at.shared === undefined ? undefined : await decode(at.shared).catch(() => undefined);
  const isThere = example === undefined ? opened?.program === text : opened?.exampleId === example;
  if (isThere && hash === hashOf(at)) return;
  const written = example === undefined ? await currentHash() : hashOf({ page: "play", example });
  if (location.hash === hash) history.replaceState(history.state, "", pathname + search + written);
}
