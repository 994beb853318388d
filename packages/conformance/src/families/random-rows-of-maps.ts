/**
 * Random maps in a row, over views of few tensors, of which none is awaited before the next is asked: each must find
 * what those before it left, however a backend divides them and whatever it runs together.
 */
import type { Tensor } from "@lockstep/core";
import fc from "fast-check";
import type { Bench } from "../framework/bench.js";
import { elementwise } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import type { Values } from "../model/values.js";
import { flipValues, pickValues, type ViewKind } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";

/** A view of one of the tensors: which, and how it is seen. */
interface DrawnView {
  readonly base: number;
  readonly kind: number;
}

interface DrawnMap {
  readonly fn: number;
  readonly inputs: readonly [DrawnView, DrawnView];
  readonly out: DrawnView;
  /** Whether the output is read, which is awaited when all was asked. */
  readonly reads: boolean;
}

interface DrawnMaps {
  /** Elements of each view; the tensors have twice as many. */
  readonly length: number;
  readonly maps: readonly DrawnMap[];
}

const bases = 3;
const functions: readonly ((x: number, y: number) => number)[] = [
  (x, y) => x + y,
  (x, y) => x - y,
  (x, y) => x - 2 * y,
];

/** Views of half the elements of a tensor. */
const kindsOf = (length: number): ViewKind[] => {
  const range = (first: number, step = 1) => Array.from({ length }, (_, i) => first + i * step);
  const run = (name: string, first: number): ViewKind => ({
    name,
    view: (x) => x.slice([first, first + length]),
    copy: (values) => pickValues(values, [range(first)]),
  });
  const every = (name: string, start: number): ViewKind => ({
    name,
    view: (x) => x.slice({ start, step: 2 }),
    copy: (values) => pickValues(values, [range(start, 2)]),
  });
  const first = run("first-half", 0);
  return [
    first,
    first,
    run("one-on", 1),
    run("second-half", length),
    every("even", 0),
    every("odd", 1),
    {
      name: "flipped",
      view: (x) => first.view(x).flip(),
      copy: (values) => flipValues(first.copy(values), [0]),
    },
  ];
};

const kindCount = kindsOf(1).length;

const viewArbitrary: fc.Arbitrary<DrawnView> = fc.record({
  base: fc.nat({ max: bases - 1 }),
  kind: fc.nat({ max: kindCount - 1 }),
});

export const mapsArbitrary: fc.Arbitrary<DrawnMaps> = fc.record({
  length: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(64, 127, 300)),
  maps: fc.array(
    fc.record({
      fn: fc.nat({ max: functions.length - 1 }),
      inputs: fc.tuple(viewArbitrary, viewArbitrary),
      out: viewArbitrary,
      reads: fc.boolean(),
    }),
    { minLength: 2, maxLength: 14 },
  ),
});

/** Asks for all maps, then holds what was read, and what is left, against the same done one by one. */
export async function runMaps(bench: Bench, { length, maps }: DrawnMaps): Promise<void> {
  const kinds = kindsOf(length);
  const values = Array.from({ length: bases }, (_, seed) => sample("int32", [2 * length], seed));
  const places: Values = { dtype: "int32", shape: [2 * length], data: [...Array(2 * length).keys()] };
  const tensors = values.map((base) => bench.tensor(base));
  const view = ({ base, kind }: DrawnView): Tensor => bench.hold(kinds[kind]!.view(tensors[base]!));
  const copy = ({ base, kind }: DrawnView): Values => kinds[kind]!.copy(values[base]!);
  const reads: { readonly got: ReturnType<Bench["read"]>; readonly expected: Values }[] = [];
  for (const { fn, inputs, out, reads: isRead } of maps) {
    const target = view(out);
    (elementwise(functions[fn]!, 2) as Write)(...inputs.map(view), { out: target });
    const [first, second] = inputs.map((input) => copy(input).data) as [Values["data"], Values["data"]];
    // Sums and differences are the same whether each step wraps or the last one does.
    const data = first.map((x, i) => functions[fn]!(x, second[i]!) | 0);
    const whole = values[out.base]!.data.slice();
    kinds[out.kind]!.copy(places).data.forEach((place, i) => {
      whole[place] = data[i]!;
    });
    values[out.base] = { ...places, data: whole };
    if (!isRead) continue;
    const got = bench.read(target);
    // Awaited when all was asked: one that rejects before is not to be taken for one that nobody awaits.
    got.catch(() => undefined);
    reads.push({ got, expected: copy(out) });
  }
  for (const { got, expected } of reads) mustMatch(await got, expected);
  for (const [base, tensor] of tensors.entries()) mustMatch(await bench.read(tensor), values[base]!);
}

type Write = (...args: readonly unknown[]) => Tensor;
