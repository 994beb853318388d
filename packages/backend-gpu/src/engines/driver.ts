/**
 * What differs between engines: one platform's way to compile, to run, and to move arrays. A driver does at once what it
 * is asked, in that order; queueing, counting and forgetting are the engine's, see `queued-engine.ts`.
 */
import type { Dtype, LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import type { Adapter, EngineLimits, EngineName } from "./engine.js";

/** `Program`: a compiled gather. `Words`: an array where the driver computes, of one element or more. */
export interface Driver<Program, Words> {
  readonly name: EngineName;
  readonly adapter: Adapter;
  readonly limits: EngineLimits;
  /** What no program of it may contain: dtypes whose words it cannot keep are found by `probe.ts`. */
  readonly dtypes: readonly Dtype[];
  /** Resolves when nothing will be computed any more, with the reason. */
  readonly lost: Promise<LockstepError>;

  /** A gather as it is given to GPU.js. */
  print(gather: Gather): string;
  /** Throws, or rejects, where the platform refuses the program. */
  build(gather: Gather): Program | Promise<Program>;
  discard(program: Program): void;

  /** The caller may change `words` afterwards. */
  upload(words: Float32Array | Int32Array): Words;
  /** `length` is 1 or more. */
  run(program: Program, inputs: readonly Words[], scalars: readonly number[], length: number): Words;
  download(words: Words, length: number): Promise<Float32Array>;
  /** What was asked before still holds. */
  free(words: Words): void;

  /** `make` takes much memory; rejects with `OUT_OF_MEMORY` where there is not enough. */
  guarded(make: () => Words): Promise<Words>;
  /** Resolves when everything asked before is done, and what was freed before is gone. */
  drained(): Promise<void>;
  close(): Promise<void>;
}
