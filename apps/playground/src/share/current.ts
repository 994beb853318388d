/** What of the page's state belongs into an address: what is otherwise than it would be by itself. */
import { hashOf } from "../app/route.js";
import * as state from "../app/state.js";
import { encode, type Shared } from "./address.js";

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Of an example as the gallery has it, nothing but its name. */
export function currentShared(): Shared {
  const { directives } = state.checked.value;
  const exampleId = state.exampleId.value;
  const [size, extent, targets] = [state.size.value, state.extent.value, state.chosenTargets.value];
  return {
    ...(exampleId === undefined ? { program: state.program.value } : { exampleId }),
    ...(directives && size > 0 && size !== directives.size && { size }),
    ...(directives && extent && !same(extent, directives.extent) && { extent }),
    ...(!same(targets, state.usualTargets) && { targets }),
  };
}

/** The hash that shows others what is shown here. */
export async function currentHash(): Promise<string> {
  const shared = currentShared();
  if (same(Object.keys(shared), ["exampleId"])) return hashOf({ page: "play", example: shared.exampleId! });
  return hashOf({ page: "play", shared: await encode(shared) });
}
