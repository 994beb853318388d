import fc from "fast-check";
import { describe, it } from "vitest";
import type { MatmulDtype } from "../../javascript/index.js";
import { JavaScriptLoops } from "../../loops.js";
import { planMatmul } from "../../matmul-task.js";
import { assertSameBits, makeView, type TestView, type ViewChoice, viewChoice } from "../../testing/views.js";
import { writeMatmulModule } from "./matmul-module.js";
import { chooseMethod, type MatmulEntry, type Method, taskOf } from "./plan.js";
import { productOf, transposed } from "./product.js";

const workspaceBytes = 1 << 20;
const memory = new WebAssembly.Memory({ initial: 128, maximum: 65536, shared: true });
const loops = new JavaScriptLoops();

type Entry = (frame: number, from: number, to: number) => void;
const entries = new Map<string, Entry>();

function entryOf(dtype: MatmulDtype, name: MatmulEntry): Entry {
  const key = `${dtype} ${name}`;
  let entry = entries.get(key);
  if (entry === undefined) {
    const module = new WebAssembly.Module(writeMatmulModule(dtype, name, true).bytes());
    const { exports } = new WebAssembly.Instance(module, {
      lockstep: {
        memory,
        tables: new WebAssembly.Global({ value: "i32", mutable: false }, 0),
        remainder: (a: number, b: number) => a % b,
      },
    });
    entry = exports[name] as Entry;
    entries.set(key, entry);
  }
  return entry;
}

type Vary = (method: Method) => Method;
const asChosen: Vary = (method) => method;

/** The product in WebAssembly, its turns cut where `cuts` says (thousandths of all). */
function run(
  dtype: MatmulDtype,
  [a, b, out]: TestView[],
  cuts: readonly number[],
  vary: Vary,
): TestView["data"] {
  const chosen = chooseMethod(dtype, productOf(a!.layout, b!.layout, out!.layout));
  const { entry, words, swapped, turns } = taskOf(dtype, vary(chosen));
  // At the end of memory, one or the other input last: whoever reads beyond it, traps.
  let start = memory.buffer.byteLength;
  const place = (data: TestView["data"]): number => {
    start -= data.byteLength;
    new Uint8Array(memory.buffer).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start);
    return start;
  };
  const isLast = turns % 2 === 0;
  const atLast = place(isLast ? a!.data : b!.data);
  const atOther = place(isLast ? b!.data : a!.data);
  const [atA, atB] = isLast ? [atLast, atOther] : [atOther, atLast];
  const atOut = place(out!.data);
  // What lies in the workspace must not matter.
  new Uint8Array(memory.buffer, 0, workspaceBytes).fill(0xff);
  const frame = new Int32Array(memory.buffer, 0, words.length);
  const ends = [...cuts.map((cut) => Math.floor((cut * turns) / 1000)), turns].sort((x, y) => x - y);
  let from = 0;
  for (const to of ends) {
    frame.set(words);
    frame[0]! += swapped ? atB : atA;
    frame[1]! += swapped ? atA : atB;
    frame[2]! += atOut;
    entryOf(dtype, entry)(0, from, to);
    from = to;
  }
  const result = out!.data.slice() as TestView["data"];
  new Uint8Array(result.buffer).set(new Uint8Array(memory.buffer, atOut, result.byteLength));
  return result;
}

function check(dtype: MatmulDtype, views: TestView[], cuts: readonly number[] = [], vary = asChosen): void {
  const [a, b, out] = views as [TestView, TestView, TestView];
  const actual = run(dtype, views, cuts, vary);
  const wanted = out.data.slice() as TestView["data"];
  const { geometries, turns } = planMatmul(a.layout, b.layout, out.layout);
  for (const geometry of geometries) loops.matmul(dtype).loop([a.data, b.data, wanted], geometry, 0, turns);
  assertSameBits(actual, wanted);
}

const dtypes = fc.constantFrom("int32" as const, "float32" as const, "float64" as const);
const cuts = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 3 });
const views = (
  dtype: MatmulDtype,
  batch: readonly number[],
  [m, k, n]: readonly [number, number, number],
  choices: readonly [ViewChoice, ViewChoice, ViewChoice],
  ordinary: boolean,
): TestView[] => [
  makeView(dtype, [...batch, m, k], choices[0], 1, { ordinary }),
  makeView(dtype, [...batch, k, n], choices[1], 2, { ordinary }),
  makeView(dtype, [...batch, m, n], choices[2], 3, { output: true }),
];

/** Another method for the same product: what is chosen for large ones must also be right for small ones. */
const variation: fc.Arbitrary<Vary> = fc
  .record({
    swap: fc.boolean(),
    entry: fc.constantFrom("blocks" as const, "streams" as const, "dots" as const),
    packs: fc.boolean(),
    across: fc.boolean(),
    blockDepth: fc.constantFrom(3, 8, 256),
    blockColumns: fc.constantFrom(8, 16, 256),
  })
  .map(({ swap, entry, packs, across, blockDepth, blockColumns }) => (method) => {
    const product = swap ? transposed(method.product) : method.product;
    const { rows, columns, depth, bAlong, bColumn, outColumn } = product;
    const alongMemory = bColumn === 1 && outColumn === 1;
    const possible = {
      blocks: true,
      streams: alongMemory,
      dots: rows === 1 && bAlong === 1,
    };
    const taken = possible[entry] && depth > 0 ? entry : "blocks";
    return {
      product,
      swapped: method.swapped !== swap,
      entry: taken,
      across: across || taken !== "blocks",
      packs: packs || !alongMemory,
      blockDepth,
      blockColumns: packs || !alongMemory ? blockColumns : Math.max(1, columns),
    };
  });

describe("matmul in WebAssembly", () => {
  const extent = fc.constantFrom(0, 1, 1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 33, 35);
  const extents = fc.tuple(extent, extent, extent);
  const batches = fc.array(fc.constantFrom(0, 1, 1, 2, 2, 2, 3, 3, 3), { maxLength: 3 });
  const choices = fc.tuple(viewChoice, viewChoice, viewChoice);
  const holds = (methods: fc.Arbitrary<Vary>, numRuns: number): void => {
    fc.assert(
      fc.property(
        dtypes,
        batches,
        extents,
        choices,
        fc.boolean(),
        cuts,
        methods,
        (dtype, batch, shape, ...rest) => {
          const [layouts, ordinary, ends, vary] = rest;
          check(dtype, views(dtype, batch, shape, layouts, ordinary), ends, vary);
        },
      ),
      { seed: 11, numRuns },
    );
  };

  it("gives the bits of the JavaScript target, whatever the layouts, the batch and the ranges", () => {
    holds(fc.constant(asChosen), 1000);
  });

  it("gives them by any method", () => {
    holds(variation, 1500);
  });

  const plain = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };
  const turned = { ...plain, plain: false };
  it.each([
    ["float32", [70, 530, 600], [plain, plain, plain]],
    ["float32", [37, 300, 530], [turned, turned, turned]],
    ["float32", [5, 70, 1100], [plain, plain, plain]],
    ["float32", [100, 2100, 3], [plain, plain, plain]],
    ["float64", [35, 513, 290], [turned, plain, plain]],
    ["float64", [2, 140, 1030], [plain, plain, plain]],
    ["int32", [1, 300, 2060], [plain, plain, plain]],
    ["int32", [33, 270, 40], [plain, turned, turned]],
  ] as const)("goes on across blocks and stretches: %s %j", (dtype, shape, layouts) => {
    check(dtype, views(dtype, [], shape, layouts, true), [300]);
  });
});
