/** Everything that one might ask of a tensor that is gone. */
import { matmul, type Tensor } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { mustRefuse, mustReject } from "../framework/check-refusal.js";
import { type Action, type Actions, add, gone, total, twice, vector } from "./lifecycle-checks.js";

export const uses: Actions = Object.fromEntries(
  Object.entries<(x: Tensor, bench: Bench) => unknown>({
    map: (x) => twice(x),
    "zip-first": (x, { device }) => add(x, vector(device)),
    "zip-second": (x, { device }) => add(vector(device), x),
    reduce: (x) => total(x),
    matmul: (x, { device }) => matmul(x as never, vector(device) as never),
    method: (x) => x.add(1),
    "out-warm": (x, { device }) => {
      const y = vector(device);
      twice(y, { out: y });
      return twice(y, { out: x });
    },
    "input-warm": (x, { device }) => {
      const y = vector(device);
      twice(y, { out: y });
      return twice(x, { out: y });
    },
    T: (x) => x.T,
    reshape: (x) => x.reshape([2, 3]),
    slice: (x) => x.slice([0, 2]),
    flip: (x) => x.flip(),
    broadcastTo: (x) => x.broadcastTo([2, 6]),
    contiguous: (x) => x.contiguous(),
    copy: (x) => x.copy(),
    astype: (x) => x.astype("float32"),
    dataSync: (x) => x.dataSync(),
    data: (x) => x.data(),
    array: (x) => x.array(),
    to: (x, { device }) => x.to(device),
  }).map(([name, use]): [string, Action] => [
    name,
    async (bench) => {
      const x = vector(bench.device);
      await x.data();
      x.dispose();
      if (["data", "array", "to"].includes(name)) await mustReject(async () => use(x, bench), gone);
      else mustRefuse(() => use(x, bench), gone);
    },
  ]),
);
