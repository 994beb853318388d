/**
 * Engine honesty: a backend never runs elsewhere than it says. What `capabilities` names, `explain` names
 * too, before an operation has run and after, for every kind of operation and every dtype; and explanations
 * are plain JSON that describes the operation that was asked about.
 */
import {
  type Device,
  type Dtype,
  dtypes,
  type Explanation,
  explain,
  map,
  matmul,
  reduce,
  type Tensor,
  zip,
} from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { must, mustEqual } from "../framework/failure.js";
import { sample } from "../model/samples.js";
import { vector, whole } from "./lifecycle-checks.js";

type Loose = (...args: unknown[]) => Tensor;

interface Asked {
  readonly operation: Loose;
  readonly kind: Explanation["operation"];
  readonly args: (x: Tensor, y: Tensor) => unknown[];
  readonly result: (dtype: Dtype) => Dtype;
}

const numeric = (dtype: Dtype): Dtype => (dtype === "bool" ? "int32" : dtype);
const summed = (dtype: Dtype): Dtype => (dtype === "bool" || dtype === "uint8" ? "int32" : dtype);

const operations: Readonly<Record<string, Asked>> = {
  map: { operation: map((x) => x + 1) as unknown as Loose, kind: "map", args: (x) => [x], result: numeric },
  "map-transposed": {
    operation: map((x) => -x) as unknown as Loose,
    kind: "map",
    args: (x) => [x.T],
    result: numeric,
  },
  zip: {
    operation: zip((x, y) => x * y) as unknown as Loose,
    kind: "map",
    args: (x, y) => [x, y],
    result: numeric,
  },
  "zip-number": {
    operation: zip((x, y) => x * y) as unknown as Loose,
    kind: "map",
    args: (x) => [x, 2],
    result: numeric,
  },
  compare: {
    operation: zip((x, y) => x < y) as unknown as Loose,
    kind: "map",
    args: (x, y) => [x, y],
    result: () => "bool",
  },
  "reduce-tree": {
    operation: reduce((acc, x) => acc + x, 0) as unknown as Loose,
    kind: "reduce",
    args: (x) => [x, { axis: 0 }],
    result: summed,
  },
  "reduce-fold": {
    operation: reduce((acc, x) => x - acc, 0) as unknown as Loose,
    kind: "reduce",
    args: (x) => [x],
    result: summed,
  },
  matmul: { operation: matmul as unknown as Loose, kind: "matmul", args: (x, y) => [x, y], result: summed },
};

export function honestyCases(): Case[] {
  const explained = Object.entries(operations).flatMap(([name, asked]) =>
    dtypes.map(
      (dtype): Case => ({
        id: `honesty/${name}/${dtype}`,
        needs: [needDtypes(dtype, "int32")],
        run: (bench) => mustBeHonest(bench, asked, dtype),
      }),
    ),
  );
  const others = Object.entries(ofTheDevice).map(
    ([name, run]): Case => ({ id: `honesty/device/${name}`, needs: [needDtypes("float32")], run }),
  );
  return [...explained, ...others];
}

async function mustBeHonest(
  bench: Bench,
  { operation, kind, args, result }: Asked,
  dtype: Dtype,
): Promise<void> {
  const { device } = bench;
  const [x, y] = [bench.tensor(sample(dtype, [4, 4])), bench.tensor(sample(dtype, [4, 4], 2))];
  const given = args(x, y);
  const describe = () => explain(operation as never, ...given) as unknown as Explanation;
  const before = describe();
  mustDescribe(before, device);
  mustEqual(before.operation, kind, "explain().operation");
  mustEqual(before.output.dtype, result(dtype), "explain().output.dtype");
  const tensor = bench.hold(operation(...given));
  await tensor.data();
  mustEqual([...before.output.shape], [...tensor.shape], "explain().output.shape");
  const after = describe();
  mustDescribe(after, device);
  mustEqual(after.engine, before.engine, "The engine after running");
  mustEqual(after.code, before.code, "The code after running");
  if (kind === "reduce") must(before.order !== undefined, "explain() of a reduction must tell its order");
}

function mustDescribe(explanation: Explanation, { name, capabilities }: Device): void {
  mustEqual(explanation.engine, capabilities.engine, "explain().engine, against capabilities.engine");
  mustEqual(explanation.backend, name, "explain().backend");
  must(typeof explanation.code === "string", "explain().code must be a string");
  const copy = JSON.parse(JSON.stringify(explanation)) as Explanation;
  mustEqual(JSON.stringify(copy), JSON.stringify(explanation), "explain() as JSON, there and back");
  for (const loop of explanation.loops) {
    must(Number.isInteger(loop.extent) && loop.extent >= 0, "Each loop of explain() must have an extent");
  }
}

const ofTheDevice: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  "same-engine-every-time": async (bench) => {
    const other = await bench.newDevice();
    mustEqual(other.capabilities.engine, bench.capabilities.engine, "The engine of another device");
    mustEqual(other.name, bench.device.name, "The name of another device");
  },
  "capabilities-do-not-change": async (bench) => {
    const before = JSON.stringify(bench.device.capabilities);
    await bench.hold(map((x) => Math.exp(x))(bench.tensor(sample("float32", [100])))).data();
    mustEqual(JSON.stringify(bench.device.capabilities), before, "The capabilities after running");
  },
  "explain-runs-nothing": async ({ device }) => {
    const x = vector(device);
    const memory = JSON.stringify(device.memory());
    explain(map((v) => v * 2) as never, x);
    mustEqual(JSON.stringify(device.memory()), memory, "memory() after explain");
    mustEqual(whole(await x.data()), [1, 2, 3, 4, 5, 6], "The elements after explain");
    x.dispose();
  },
  "explains-large-and-small": async ({ device }) => {
    for (const length of [0, 1, 100_000]) {
      const x = device.zeros([length]);
      mustDescribe(explain(map((v) => v * 2 + 1) as never, x) as unknown as Explanation, device);
      x.dispose();
    }
  },
};
