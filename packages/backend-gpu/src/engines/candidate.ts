/** An engine that there may be on this platform. */
import type { Adapter, Engine, EngineName } from "./engine.js";

export interface Candidate {
  readonly name: EngineName;
  /** What it would compute on, without taking hold of that; or why there is nothing, as the end of a sentence. */
  find(): Promise<Found | string>;
}

export interface Found {
  readonly adapter: Adapter;
  /** Rejects where it cannot be had after all. */
  open(): Promise<Engine>;
}

/** How drivers on the processor call themselves. */
export const looksLikeSoftware = (description: string): boolean =>
  /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(description);
