/**
 * Capabilities, probed: each claim is put to a question that a backend could not answer as it does if the
 * claim were false. What a backend does not claim is asked as well, where a silent wrong answer would be
 * worse than a refusal.
 */
import { dtypes, map, reduce, zip } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, type Need, needDtypes } from "../framework/case.js";
import { mustRefuse, mustReject } from "../framework/check-refusal.js";
import { checkElementwise } from "../framework/checks.js";
import { must, mustEqual } from "../framework/failure.js";
import { vector } from "../model/values.js";

interface Probe {
  readonly needs?: readonly Need[];
  readonly run: (bench: Bench) => Promise<void>;
}

const claims = (what: string, test: Parameters<typeof claimed>[1]): Need => claimed(what, test);

function claimed(what: string, test: (capabilities: Bench["capabilities"]) => boolean): Need {
  return (capabilities) => (test(capabilities) ? undefined : `it does not claim ${what}`);
}

const wellFormed: Probe = {
  run: async ({ capabilities }) => {
    const { engine, maxElements, rounding, reductionOrder, arithmetic, functions } = capabilities;
    must(engine.length > 0, "capabilities.engine must name the engine");
    must(maxElements >= 2 ** 16, "A backend must hold tensors of 65,536 elements");
    must(capabilities.dtypes.includes("float32"), "A backend must have float32");
    must(
      capabilities.dtypes.every((dtype) => dtypes.includes(dtype)),
      "capabilities.dtypes must be of core's dtypes",
    );
    must(rounding === "each" || rounding === "store", "capabilities.rounding must be 'each' or 'store'");
    must(
      reductionOrder === "fixed" || reductionOrder === "any",
      "capabilities.reductionOrder is neither fixed nor any",
    );
    for (const { ulp, absolute = 0 } of [arithmetic, ...Object.values(functions)]) {
      must(ulp >= 0 && absolute >= 0, "Every stated accuracy must be 0 or above");
    }
  },
};

const probes: Readonly<Record<string, Probe>> = {
  "well-formed": wellFormed,
  "sync-reads-work": {
    needs: [claims("synchronous reads", ({ syncReads }) => syncReads)],
    run: async (bench) => {
      const x = bench.hold(map((v) => v + 1)(bench.tensor(vector("float32", [1, 2, 3]))));
      mustEqual([...x.dataSync()], [2, 3, 4], "dataSync()");
      mustEqual(x.arraySync() as unknown, [2, 3, 4], "arraySync()");
      mustEqual(x.at(1).item(), 3, "item()");
      must(typeof bench.device.readSync === "function", "A backend with synchronous reads has readSync");
    },
  },
  "sync-reads-refused": {
    needs: [claims("that it has no synchronous reads", ({ syncReads }) => !syncReads)],
    run: async (bench) => {
      const x = bench.tensor(vector("float32", [1, 2, 3]));
      for (const read of [() => x.dataSync(), () => x.arraySync(), () => x.at(0).item()]) {
        mustRefuse(read, { code: "SYNC_READ_UNSUPPORTED" });
      }
    },
  },
  "float64-is-float64": {
    needs: [needDtypes("float64")],
    run: async (bench) => {
      const fine = 1 + 2 ** -40;
      const x = bench.tensor(vector("float64", [fine]));
      const less = bench.hold(map((v) => (v - 1) * 1099511627776)(x));
      const [got] = await less.data();
      must(Math.abs(got! - 1) < 1e-3, `(1 + 2^-40 - 1) * 2^40 in float64 must be 1, but is ${got}`);
      const [sum] = await bench.hold(reduce((acc, v) => acc + v, 0)(x)).data();
      mustEqual(sum, fine, "The sum of 1 + 2^-40 alone");
    },
  },
  "float32-is-no-wider": {
    // 16777217 needs 25 bits. Left in doubles, the difference is 1.
    needs: [claims("to round each operation", ({ rounding }) => rounding === "each")],
    run: async (bench) => {
      const inputs = [vector("float32", [16777216]), vector("float32", [1])] as const;
      const [x, y] = inputs.map((input) => bench.tensor(input));
      const [got] = await bench.hold(zip((a, b) => a + b - a)(x!, y!)).data();
      mustEqual(got, 0, "2^24 + 1 - 2^24 in float32");
      // 1 + 2^-12 squared is 1 + 2^-11 + 2^-24, which float32 rounds; a fused or wide product keeps the rest.
      const near = bench.tensor(vector("float32", [1 + 2 ** -12]));
      const square = bench.tensor(vector("float32", [1 + 2 ** -11]));
      const [rest] = await bench.hold(zip((a, b) => a * a - b)(near, square)).data();
      mustEqual(rest, 0, "x * x - fround(x * x) in float32");
    },
  },
  "int32-wraps-on-the-way": {
    needs: [needDtypes("int32"), claims("to wrap each operation", ({ rounding }) => rounding === "each")],
    run: async (bench) => {
      const x = bench.tensor(vector("int32", [2 ** 31 - 1]));
      const [above] = await bench.hold(map((v) => (v + 1 > v ? 1 : 0))(x)).data();
      mustEqual(above, 0, "2147483647 + 1 > 2147483647 in int32");
      const [quotient] = await bench.hold(map((v) => (v + v) / 2)(x)).data();
      must(quotient! < 0, `(2147483647 + 2147483647) / 2 in int32 must be -1, but is ${quotient}`);
      const [cube] = await bench.hold(map((v) => v * v * v)(x)).data();
      mustEqual(cube, 2147483647, "2147483647 cubed in int32");
    },
  },
  "int32-products-are-exact": {
    needs: [needDtypes("int32")],
    run: (bench) =>
      checkElementwise(bench, {
        fn: (x, y) => Math.imul(x, y),
        inputs: [
          vector("int32", [2 ** 31 - 1, 123456789, -987654321]),
          vector("int32", [2 ** 31 - 1, 1000003, 76543]),
        ],
      }),
  },
  "subnormals-as-stated": {
    run: async (bench) => {
      const tiny = vector("float32", [2 ** -149, -(2 ** -130), 2 ** -127]);
      await checkElementwise(bench, { fn: (x) => x * 1, inputs: [tiny] });
      await checkElementwise(bench, { fn: (x) => x / 4, inputs: [vector("float32", [2 ** -126])] });
    },
  },
  "reduction-order-as-stated": {
    needs: [
      claims(
        "the fixed order",
        ({ reductionOrder, rounding }) => reductionOrder === "fixed" && rounding === "each",
      ),
    ],
    run: async (bench) => {
      // 2^24, then ones: each order rounds another number of them away.
      const x = bench.tensor(vector("float32", [2 ** 24, ...new Array<number>(99).fill(1)]));
      const [sum] = await bench.hold(reduce((acc, v) => acc + v, 0)(x)).data();
      // Lane 0 keeps 2^24, for each of its six ones is rounded away. Halving adds 6, then 12, then 25 (which
      // rounds
      // 43 to 44), then 50.
      mustEqual(sum, 2 ** 24 + 94, "The sum of 2^24 and 99 ones in the fixed tree");
    },
  },
  "too-large-is-refused": {
    run: async ({ device, capabilities }) => {
      mustRefuse(() => device.zeros([capabilities.maxElements + 1]), { code: "OUT_OF_MEMORY" });
    },
  },
};

export function capabilityCases(): Case[] {
  const claimsProbed = Object.entries(probes).map(
    ([name, { needs = [], run }]): Case => ({ id: `capabilities/probe/${name}`, needs, run }),
  );
  const unclaimed = dtypes.map((dtype): Case => {
    const lacking: Need = (capabilities) =>
      capabilities.dtypes.includes(dtype) ? "it has the dtype" : undefined;
    return {
      id: `capabilities/without/${dtype}`,
      needs: [lacking],
      run: async (bench) => {
        mustRefuse(() => bench.device.zeros([2], { dtype }), { code: "DTYPE_UNSUPPORTED" });
        const x = bench.tensor(vector("float32", [1, 2]));
        mustRefuse(() => x.astype(dtype), { code: "DTYPE_UNSUPPORTED" });
        await mustReject(async () => bench.device.tensor([1, 0], { dtype }), { code: "DTYPE_UNSUPPORTED" });
      },
    };
  });
  return [...claimsProbed, ...unclaimed];
}
