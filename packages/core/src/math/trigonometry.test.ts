import { describe, it } from "vitest";
import { expectAccurate } from "./testing/accuracy.js";
import { around } from "./testing/points.js";
import { types } from "./testing/subject.js";

/** The doubles nearest to multiples of π/2, by the continued fractions of 2ᵉ/π; a few more of each size. */
const nearest64 = [
  5.319372648326541e255, 45.553093477052, 1.0638745296653083e256, 91.106186954104, 14461176.67027838,
  3.576149729694266e39, 2.1277490593306166e256, 3.924293714572882e298, 182.212373908208,
  6.426511099577231e173, 1.3930726336834465e259, 9.312926614229972e204, 3.8281827772588983e59,
  28922353.34055676, 1.1248520745804428e89, 7.152299459388533e39,
];

/** The same among float32. */
const nearest32 = [
  7.729178919452902e28, 21999384576.0, 1.5458357838905804e29, 43998769152.0, 252.89820861816406,
  3.0916715677811608e29, 4.638183382783466e25, 1522788990976.0, 8.11762663906456e22, 87997538304.0,
  505.7964172363281, 4.3865578967101227e33, 42781604.0, 4.71238899230957, 1.0341291951386403e27,
  6.1833431355623216e29,
];

/** Multiples of π/2 of every size that a product still finds. */
function multiples(type: "float32" | "float64"): number[] {
  const points: number[] = [];
  for (let n = 1; n < 1e15; n = Math.ceil(n * 1.7)) points.push(n * (Math.PI / 2));
  return type === "float32" ? points.map(Math.fround) : points;
}

describe.each(["sin", "cos", "tan"] as const)("%s", (fn) => {
  it.each(types)("is right next to multiples of π/2, in %s", (type) => {
    const places = [...multiples(type), ...(type === "float32" ? nearest32 : nearest64)];
    const points = around(places, type).flatMap((x) => [x, -x]);
    expectAccurate(
      fn,
      type,
      points.map((x) => [x, 0]),
    );
  });
});
