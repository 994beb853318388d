/** One operation, ready to be given to an engine: which gather, over which storages, with which scalars. */
import type { Gather } from "../gather/gather.js";
import type { Part } from "../gather/gather-builder.js";
import type { GpuStorage } from "../storages.js";

export interface Gathering {
  /** Equal where the gather is. */
  readonly hash: string;
  readonly parts: readonly Part[];
  /** The storages that it reads, in the order of its inputs. */
  readonly sources: readonly GpuStorage[];
  /** Elements of the result. */
  readonly length: number;
  readonly build: () => Gather;
}

export const scalarsOf = ({ parts }: Gathering): number[] => parts.flatMap(({ values }) => [...values]);
