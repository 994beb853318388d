/** Reductions at random: fixed trees of what random functions make of elements, and folds by random functions. */
import { type Draw, functionOf, randomProgram } from "@lockstep/conformance";
import {
  compileReduction,
  type Dtype,
  LockstepError,
  parseFunction,
  type Reduction,
  scoped,
} from "@lockstep/core";
import { chance, drawsFrom, pickFrom } from "./draws.js";
import { type Given, randomLayout, randomView } from "./random-operands.js";

export interface ReductionCase {
  readonly reduction: Reduction;
  readonly axes: readonly number[];
  readonly given: Given;
  /** What to run again, and what it was made of. */
  readonly title: string;
}

/** Around lanes (16), strips and blocks (1024), and several dimensions. */
const shapes: readonly (readonly number[])[] = [
  ...[[1], [7], [16], [37], [1040], [2100]],
  ...[
    [5, 19],
    [19, 5],
    [40, 33],
    [3, 1030],
    [1030, 3],
    [70, 20],
  ],
  ...[
    [4, 17, 6],
    [2, 3, 40],
    [20, 3, 20],
  ],
];
const numbers = ["float32", "float32", "float64", "int32", "uint8", "bool"] as const;
const integers = ["int32", "uint8", "bool"] as const;

/** Texts of `acc` and an element, with what they begin with. */
const trees: readonly (readonly [combine: (element: string) => string, init: number | boolean])[] = [
  [(element) => `acc + ${element}`, 0],
  [(element) => `acc + ${element}`, 0.5],
  [(element) => `acc * ${element}`, 1],
  [(element) => `Math.min(acc, ${element})`, Number.POSITIVE_INFINITY],
  [(element) => `Math.max(acc, ${element})`, Number.NEGATIVE_INFINITY],
  [(element) => `acc || ${element} > 2`, false],
  [(element) => `acc && ${element} < 5`, true],
];

/** Undefined where the language refuses what was drawn. */
export function reductionCase(seed: number): ReductionCase | undefined {
  const draw = drawsFrom(seed);
  const ofIntegers = chance(draw, 30);
  const count = draw(1, 2);
  const dtypes = Array.from({ length: count }, () => pickFrom(draw, ofIntegers ? integers : numbers));
  const { text, scope, init } = chance(draw, 60)
    ? randomTree(draw, count, ofIntegers)
    : { ...randomProgram(draw, count + 1, { integers: ofIntegers, library: [] }), init: draw(0, 2) };
  try {
    const parsed = parseFunction(functionOf(text), { operation: "reduce", scope });
    const reduction = compileReduction(parsed, dtypes, init);
    const step = `${text}\nfrom ${init}, of ${dtypes}`;
    return { reduction, ...randomPlace(draw, reduction, dtypes), title: `reduction ${seed}\n${step}` };
  } catch (error) {
    if (error instanceof LockstepError && error.code === "KERNEL_TYPE") return undefined;
    throw error;
  }
}

function randomTree(draw: Draw, count: number, ofIntegers: boolean) {
  const [combine, init] = pickFrom(draw, trees);
  const values = ["x", "y"].slice(0, count).join(", ");
  const plain = pickFrom(draw, ["x", "x * x", "(x > 1 ? x : 2)", count > 1 ? "x * y" : "-x"]);
  if (chance(draw, 40)) return { text: `(acc, ${values}) => ${combine(plain)}`, scope: {}, init };
  const element = randomProgram(draw, count, { integers: ofIntegers, library: [] });
  const f = scoped(functionOf(element.text) as never, element.scope);
  return { text: `(acc, ${values}, { f }) => ${combine(`f(${values})`)}`, scope: { f }, init };
}

function randomPlace(draw: Draw, reduction: Reduction, dtypes: readonly Dtype[]) {
  const shape = pickFrom(draw, shapes);
  const some = [...shape.keys()].filter(() => chance(draw, 60));
  const axes = some.length > 0 ? some : [draw(0, shape.length - 1)];
  const share = pickFrom(draw, [0, 0, 10, 50]);
  const inputs = dtypes.map((dtype, k) => {
    if (k > 0 && chance(draw, 15)) return draw(-2, 5);
    return randomView(draw, dtype, randomLayout(draw, shape, true), share);
  });
  const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const out = randomView(draw, reduction.step.dtype, randomLayout(draw, kept, false));
  return { axes, given: { inputs, out } };
}
