/** Tensors made on a device, read back in every way, copied, converted and moved. */
import { type Device, type Dtype, dtypes } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { must, mustEqual } from "../framework/failure.js";
import { sample } from "../model/samples.js";
import { specialValues } from "../model/special-values.js";
import { vector } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import { stored } from "../oracle/oracle.js";
import { ReferenceBackend } from "../reference/reference-backend.js";
import { floats, type Made, madeCases, numbers } from "./made.js";

const creations: Readonly<Record<string, Made<Device>>> = {
  zeros: { make: (d, dtype) => d.zeros([2, 3], { dtype }), shape: [2, 3], data: [0, 0, 0, 0, 0, 0] },
  "zeros-scalar": { make: (d, dtype) => d.zeros([], { dtype }), shape: [], data: [0] },
  "zeros-empty": { make: (d, dtype) => d.zeros([2, 0], { dtype }), shape: [2, 0], data: [] },
  ones: { make: (d, dtype) => d.ones([3], { dtype }), shape: [3], data: [1, 1, 1] },
  full: {
    make: (d, dtype) => d.full([2, 2], 7, { dtype }),
    shape: [2, 2],
    data: [7, 7, 7, 7],
    dtypes: numbers,
  },
  "full-fraction": {
    make: (d, dtype) => d.full([2], 0.5, { dtype }),
    shape: [2],
    data: [0.5, 0.5],
    dtypes: floats,
  },
  nested: {
    make: (d, dtype) =>
      d.tensor(
        [
          [1, 0],
          [0, 1],
        ],
        { dtype },
      ),
    shape: [2, 2],
    data: [1, 0, 0, 1],
  },
  number: { make: (d, dtype) => d.tensor(1, { dtype }), shape: [], data: [1] },
  booleans: { make: (d, dtype) => d.tensor([true, false], { dtype }), shape: [2], data: [1, 0] },
};

export function creationCases(): Case[] {
  const converted = dtypes.flatMap((from) =>
    dtypes.map(
      (to): Case => ({
        id: `creation/astype/${from}-to-${to}`,
        needs: [needDtypes(from, to)],
        run: (bench) => convert(bench, from, to),
      }),
    ),
  );
  const read = dtypes.flatMap((dtype) =>
    Object.entries(readings).map(
      ([name, run]): Case => ({
        id: `creation/${name}/${dtype}`,
        needs: [needDtypes(dtype)],
        run: (bench) => run(bench, dtype),
      }),
    ),
  );
  return [...madeCases("creation", creations), ...converted, ...read];
}

async function convert(bench: Bench, from: Dtype, to: Dtype): Promise<void> {
  const values = vector(from, specialValues[from]);
  const converted = bench.hold(bench.tensor(values).astype(to));
  const data = values.data.map((value) => stored(value, to));
  const got = await bench.read(converted);
  mustMatch(got, { dtype: to, shape: values.shape, data: data.map((value) => bench.oracle.held(value, to)) });
}

const readings: Readonly<Record<string, (bench: Bench, dtype: Dtype) => Promise<void>>> = {
  "round-trip": async (bench, dtype) => {
    const values = vector(dtype, specialValues[dtype]);
    const data = values.data.map((value) => bench.oracle.held(value, dtype));
    mustMatch(await bench.read(bench.tensor(values)), { ...values, data });
  },
  array: async (bench, dtype) => {
    const values = sample(dtype, [2, 3]);
    const rows = (await bench.tensor(values).array()) as (number | boolean)[][];
    const shown = dtype === "bool" ? values.data.map(Boolean) : values.data;
    must(rows.length === 2, "array() of shape [2, 3] must have two rows");
    mustEqual(rows.flat(), [...shown], "array()");
  },
  copy: async (bench, dtype) => {
    const values = sample(dtype, [3, 4]);
    const x = bench.tensor(values);
    const copy = bench.hold(x.T.copy());
    must(copy.storage !== x.storage, "A copy must have a storage of its own");
    mustMatch(await bench.read(bench.hold(copy.T)), values);
  },
  "to-and-from-another": async (bench, dtype) => {
    const values = sample(dtype, [3, 4]);
    const elsewhere = await bench.tensor(values).T.to(new ReferenceBackend());
    const back = bench.hold(await elsewhere.to(bench.device));
    mustMatch(await bench.read(bench.hold(back.T)), values);
  },
};
