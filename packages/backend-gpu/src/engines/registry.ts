/**
 * What is shared by all devices of an engine is made by the first and freed by the last: a page has few WebGL contexts,
 * and loses the oldest without a word when there are too many.
 */
import type { Driver } from "./driver.js";
import type { Engine, EngineName } from "./engine.js";
import { QueuedEngine } from "./queued-engine.js";
import { Shared } from "./shared.js";

/** Something shared, from the moment that its first user asks for it. */
interface Tenancy<Program, Words> {
  readonly shared: Promise<Shared<Program, Words>>;
  users: number;
}

const tenancies = new Map<EngineName, Tenancy<never, never>>();

/** `make`: the driver, where none is open. A driver that was lost is no longer given out. */
export async function openShared<Program, Words>(
  name: EngineName,
  make: () => Promise<Driver<Program, Words>>,
): Promise<Engine> {
  const tenancy =
    (tenancies.get(name) as Tenancy<Program, Words> | undefined) ?? begin<Program, Words>(name, make);
  tenancy.users++;
  const shared = await tenancy.shared;
  return new QueuedEngine(shared, async () => {
    if (--tenancy.users > 0) return;
    forget(name, tenancy);
    await shared.close();
  });
}

function begin<Program, Words>(
  name: EngineName,
  make: () => Promise<Driver<Program, Words>>,
): Tenancy<Program, Words> {
  const shared = make().then((driver) => {
    driver.lost.then(() => forget(name, tenancy));
    return Shared.of(driver);
  });
  const tenancy: Tenancy<Program, Words> = { shared, users: 0 };
  tenancies.set(name, tenancy as unknown as Tenancy<never, never>);
  shared.catch(() => forget(name, tenancy));
  return tenancy;
}

function forget(name: EngineName, tenancy: Tenancy<never, never> | Tenancy<unknown, unknown>): void {
  if (tenancies.get(name) === tenancy) tenancies.delete(name);
}
