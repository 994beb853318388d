/** Cases of what a device makes of nothing: which elements, in which dtypes. */
import { type Device, type Dtype, dtypes, type Tensor } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { mustMatch } from "../oracle/compare.js";

export interface Made<D extends Device> {
  readonly make: (device: D, dtype: Dtype) => Tensor;
  readonly shape: readonly number[];
  readonly data: readonly number[];
  /** Dtypes that can hold it; all if not given. */
  readonly dtypes?: readonly Dtype[];
}

export const numbers = ["uint8", "int32", "float32", "float64"] as const;
export const floats = ["float32", "float64"] as const;

/** A case for each row and dtype. `D`: what the device must be for this family. */
export function madeCases<D extends Device>(family: string, rows: Readonly<Record<string, Made<D>>>): Case[] {
  return Object.entries(rows).flatMap(([name, { make, shape, data, dtypes: held = dtypes }]) =>
    held.map(
      (dtype): Case => ({
        id: `${family}/${name}/${dtype}`,
        needs: [needDtypes(dtype)],
        run: async (bench) =>
          mustMatch(await bench.read(bench.hold(make(bench.device as D, dtype))), { dtype, shape, data }),
      }),
    ),
  );
}
