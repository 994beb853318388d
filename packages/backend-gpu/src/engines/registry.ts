/**
 * What is shared by all devices of an engine is made by the first and freed by the last: a page has few WebGL contexts,
 * and loses the oldest without a word when there are too many.
 */
import type { Driver } from "./driver.js";
import type { Engine, EngineName } from "./engine.js";
import { QueuedEngine } from "./queued-engine.js";
import { Shared } from "./shared.js";

const open = new Map<EngineName, Promise<Shared<never, never>>>();

/** `make`: the driver, where none is open. */
export async function openShared<Program, Words>(
  name: EngineName,
  make: () => Promise<Driver<Program, Words>>,
): Promise<Engine> {
  let shared = open.get(name) as Promise<Shared<Program, Words>> | undefined;
  if (!shared) {
    shared = begin(name, make);
    open.set(name, shared as Promise<unknown> as Promise<Shared<never, never>>);
  }
  // Entered before anybody else can leave it.
  return new QueuedEngine((await shared).enter());
}

function begin<Program, Words>(
  name: EngineName,
  make: () => Promise<Driver<Program, Words>>,
): Promise<Shared<Program, Words>> {
  const forget = (): void => {
    if (open.get(name) === (shared as unknown)) open.delete(name);
  };
  const shared: Promise<Shared<Program, Words>> = make().then(async (driver) => {
    driver.lost.then(forget);
    return Shared.of(driver, forget);
  });
  shared.catch(forget);
  return shared;
}
