/**
 * What an adapter really does, asked when an engine is made. Integers live as the bits of floats, and a card may change
 * the bits of what it takes for a float: those of every integer below 2^23 are a subnormal number's, and of some large
 * ones a signalling NaN's.
 */
import type { Dtype, Expression } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { int, minus } from "../gather/nodes.js";
import type { Driver } from "./driver.js";
import { mistakesFloats, reordersSums } from "./faults.js";

export interface Facts {
  readonly dtypes: readonly Dtype[];
  readonly flushesSubnormals: boolean;
}

/** Integers whose bits are those of every kind of float. */
const patterns = Int32Array.from([
  ...[0, 1, 2, 3, 255, 65_535, 8_388_607, -1, -2, -255, -8_388_607],
  // Signalling NaNs, quiet ones with a payload, infinities, −0, subnormals below 0.
  ...[0x7f800001, 0x7fbfffff, 0x7fc00001, 0x7fffffff, 0x7f800000].flatMap((bits) => [
    bits,
    bits | -(2 ** 31),
  ]),
  ...[-(2 ** 31), -(2 ** 31) + 1, -(2 ** 31) + 8_388_607],
  ...[123_456_789, -123_456_789, 16_777_217, -16_777_217, 2 ** 30, 2 ** 31 - 1],
]);

const index: Expression = { kind: "local", type: "int32", local: 0 };
const element = (type: "int32" | "float32"): Expression => ({
  kind: "invoke",
  type,
  callee: 0,
  args: [index],
});

/** Adds 1, and takes it away again, so that integers are computed with. */
const integers: Gather = {
  name: "probe of integers",
  hash: "probe of integers",
  inputs: ["int32"],
  scalars: 1,
  locals: [
    { name: "index", type: "int32" },
    { name: "one", type: "int32" },
  ],
  functions: [{ kind: "load", input: 0 }],
  body: [
    {
      kind: "return",
      value: {
        kind: "binary",
        op: "subtract",
        type: "int32",
        left: { kind: "binary", op: "add", type: "int32", left: element("int32"), right: local(1) },
        right: local(1),
      },
    },
  ],
  out: "int32",
};

/** The first becomes subnormal where there is such a thing; the others are what functions of ours know by its bits. */
const specials = [2 ** -126, 2 ** -125, -0, -3, 3.4028234663852886e38, Infinity, -Infinity, Number.NaN];

/** Halves a number that was made of its own bits. */
const halves: Gather = {
  name: "probe of floats",
  hash: "probe of floats",
  inputs: ["float32"],
  scalars: 0,
  locals: [{ name: "index", type: "int32" }],
  functions: [{ kind: "load", input: 0 }],
  body: [
    {
      kind: "return",
      value: {
        kind: "binary",
        op: "multiply",
        type: "float32",
        left: intrinsic("float32FromBits", "float32", intrinsic("float32Bits", "int32", element("float32"))),
        right: { kind: "constant", type: "float32", value: 0.5 },
      },
    },
  ],
  out: "float32",
};

/**
 * Three numbers of which the first two cancel: (x − a) − b. A driver that reorders sums, as fast mathematics may, takes
 * a + b away from x, and loses b.
 */
const difference: Gather = {
  name: "probe of sums",
  hash: "probe of sums",
  inputs: ["float32"],
  scalars: 0,
  locals: [{ name: "index", type: "int32" }],
  functions: [{ kind: "load", input: 0 }],
  body: [{ kind: "return", value: minus(minus(at(0), at(1)), at(2)) }],
  out: "float32",
};

function intrinsic(
  op: "float32Bits" | "float32FromBits",
  type: "int32" | "float32",
  value: Expression,
): Expression {
  return { kind: "intrinsic", op, type, args: [value] };
}

function at(place: number): Expression {
  return { kind: "invoke", type: "float32", callee: 0, args: [int(place)] };
}

function local(at: number): Expression {
  return { kind: "local", type: "int32", local: at };
}

/** Rejects with `BACKEND_UNAVAILABLE` where nothing that is computed could be relied on. */
export async function probe<Program, Words>(driver: Driver<Program, Words>): Promise<Facts> {
  const kept = await through(driver, integers, patterns, [1]);
  const keptBits = new Int32Array(kept.buffer, kept.byteOffset, kept.length);
  const keepsIntegers = patterns.every((pattern, at) => pattern === keptBits[at]);
  const [half, ...others] = await through(driver, halves, Float32Array.from(specials), []);
  if (!others.every((value, at) => Object.is(value, Math.fround(specials[at + 1]! / 2)))) {
    throw mistakesFloats(driver.name, driver.adapter.description);
  }
  const [rest] = await through(driver, difference, new Float32Array([1e8, 1e8, 1]), []);
  if (rest !== -1) throw reordersSums(driver.name, driver.adapter.description);
  return {
    dtypes: driver.dtypes.filter((dtype) => dtype !== "int32" || keepsIntegers),
    flushesSubnormals: half === 0,
  };
}

/** The words as a gather of them comes back. */
async function through<Program, Words>(
  driver: Driver<Program, Words>,
  gather: Gather,
  words: Float32Array | Int32Array,
  scalars: readonly number[],
): Promise<Float32Array> {
  const program = await driver.build(gather);
  const up = driver.upload(words);
  const result = driver.run(program, [up], scalars, words.length);
  try {
    return await driver.download(result, words.length);
  } finally {
    driver.free(up);
    driver.free(result);
    driver.discard(program);
  }
}
