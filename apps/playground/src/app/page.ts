/** The page's actions, joined with the runner that this browser has; and what the address asks for, opened. */
import { effect } from "@preact/signals";
import type { Example } from "../program/example.js";
import type { Runner } from "../run/runner.js";
import { type Actions, actionsOf } from "./actions.js";
import { follow } from "./follow.js";
import { type Route, route } from "./route.js";
import * as state from "./state.js";

const modules = import.meta.glob(["../run/page-runner.ts", "../gallery/examples.ts", "../share/address.ts"]);
const module = (path: string) => modules[path]?.() as Promise<Record<string, unknown>> | undefined;

export let actions: Actions | undefined;

/** Begins to follow the address and what the person does. */
export async function beginPage(): Promise<void> {
  const runner = (await module("../run/page-runner.ts"))?.runner as Runner | undefined;
  if (!runner) return;
  actions = actionsOf(runner);
  follow(actions);
  effect(() => void open(route.value));
  await actions.start();
}

async function open(asked: Route): Promise<void> {
  if (asked.page !== "play" || !actions) return;
  if (asked.shared !== undefined) {
    const address = await module("../share/address.ts");
    const program = await (address!.decode as (text: string) => Promise<string>)(asked.shared);
    if (program !== state.program.value) await actions.open(program);
    return;
  }
  const list = ((await module("../gallery/examples.ts"))?.examples ?? []) as readonly Example[];
  const example = asked.example === undefined ? undefined : list.find(({ id }) => id === asked.example);
  if (example) {
    if (example.program !== state.program.value) await actions.open(example.program, example);
  } else if (!state.program.value && list[0]) {
    await actions.open(list[0].program, list[0]);
  }
}
