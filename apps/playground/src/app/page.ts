/** The page's actions, joined with the runner that this browser has; and what the address asks for, opened. */
import { effect } from "@preact/signals";
import { runner } from "../run/page-runner.js";
import { decode, type Shared } from "../share/address.js";
import { actionsOf } from "./actions.js";
import { follow } from "./follow.js";
import { type Route, route } from "./route.js";
import * as state from "./state.js";

export const actions = actionsOf(runner);

/** Begins to follow the address and what the person does. */
export async function beginPage(): Promise<void> {
  follow(actions);
  effect(() => void open(route.value));
  await actions.start();
}

async function open(asked: Route): Promise<void> {
  if (asked.page !== "play") return;
  try {
    await openShared(asked);
  } catch (error) {
    state.trouble.value = error instanceof Error ? error.message : String(error);
  }
}

async function openShared(asked: Route & { page: "play" }): Promise<void> {
  const { examples } = await import("../gallery/examples.js");
  const exampleOf = (id: string | undefined) => examples.find((example) => example.id === id);
  let example = exampleOf(asked.example);
  let shared: Shared = {};
  try {
    if (asked.shared !== undefined) shared = await decode(asked.shared);
    example ??= exampleOf(shared.exampleId);
  } finally {
    // An address that says nothing, or nothing that can be understood, leaves what is there.
    if (!state.program.value && !example && shared.program === undefined) example = examples[0];
    const program = shared.program ?? example?.program;
    if (program !== undefined && program !== state.program.value) {
      if (shared.targets) state.chosenTargets.value = shared.targets;
      await actions.open(program, example, shared);
    }
  }
}
