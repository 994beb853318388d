/**
 * Which engine computes: the first on the platform's list that stands on a real card. What only looks like one, a
 * driver that computes on the processor, is taken where the caller allows it and there is nothing else.
 */
import { LockstepError } from "@lockstep/core";
import type { GpuOptions, InPlaceOfCard } from "../options.js";
import type { Candidate, Found } from "./candidate.js";
import { type Engine, type EngineName, isPlain } from "./engine.js";

/** Rejects with `BACKEND_UNAVAILABLE`, which says of every engine why it was not taken. */
export async function chooseEngine(
  candidates: readonly Candidate[],
  { engine, allow = [] }: GpuOptions = {},
): Promise<Engine> {
  const refusals: string[] = [];
  const software: [EngineName, Found][] = [];
  const open = async (name: EngineName, found: Found): Promise<Engine | undefined> => {
    try {
      return await found.open();
    } catch (error) {
      refusals.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  };
  for (const candidate of candidates) {
    if (engine !== undefined && candidate.name !== engine) continue;
    const found = await candidate.find();
    if (typeof found === "string") refusals.push(`${candidate.name}: ${found}`);
    else if (found.adapter.software) software.push([candidate.name, found]);
    else {
      const opened = await open(candidate.name, found);
      if (opened) return opened;
    }
  }
  for (const [name, found] of software) {
    if (!allow.includes(placeOf(name))) {
      refusals.push(`${name}: ${found.adapter.description} computes on the processor`);
      continue;
    }
    const opened = await open(name, found);
    if (opened) return opened;
  }
  const names = candidates.map((candidate) => candidate.name).join(", ");
  if (engine !== undefined && refusals.length === 0) refusals.push(`there are ${names}, and not ${engine}`);
  const others = software.map(([name]) => placeOf(name)).filter((place) => !allow.includes(place));
  const allowing = [...new Set(others)].map((place) => JSON.stringify(place)).join(", ");
  throw new LockstepError("BACKEND_UNAVAILABLE", {
    cause: `No graphics card to compute on. ${refusals.join("; ")}`,
    mend:
      others.length > 0
        ? `Use workers() or cpu(), which are faster on a processor, or gpu({ allow: [${allowing}] })`
        : "Use workers() or cpu()",
  });
}

/** What has to be allowed for an engine that computes on the processor. */
const placeOf = (name: EngineName): InPlaceOfCard => (isPlain(name) ? name : "software");
