/** The runner, on a page: what targets answer, what is underlined, what can be stopped. */
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { runner } from "../src/run/page-runner.js";
import type {
  Diagnostic,
  Frame,
  Outcome,
  RunEvent,
  SweepPoint,
  Target,
  TargetId,
} from "../src/run/protocol.js";

const processor: readonly TargetId[] = ["cpu:interpret", "cpu:js", "cpu:wasm", "workers"];
const brief = { rounds: 2, milliseconds: 0 };

const sigmoid = `import { map } from "@lockstep/core";

const sigmoid = map((x: number): number => 1 / (1 + Math.exp(-x)));

export const setup = ({ device, size }) => ({ x: device.linspace(-6, 6, size) });
export const run = ({ x }) => sigmoid(x);
`;

/** A program that does all sorts of things, in all sorts of ways. */
const medley = `import { map, matmul, mean, reduce, type Tensor, zip } from "@lockstep/core";

const half = (x: number) => x / 2;
const waves = zip((x, y, { k, half }) => Math.sin(x) * half(y) + k, { k: 3, half });
const largest = reduce((acc, x) => Math.max(acc, x), -Infinity);
const operations = { folded: reduce((acc, x) => acc * 0.5 + x, 0) };

export const sizes = [16, 32, 48];
export function setup({ device, size }: { device: any; size: number }) {
  return { a: device.linspace(0, 1, size * size).reshape([size, size]) };
}
export function run({ a }: { a: Tensor }): Tensor {
  const b = waves(a, a.T);
  return matmul(b, b.add(1)).sum({ axis: 0 }).multiply(largest(b)).add(operations.folded(b, { axis: 1 })).add(mean(b));
}
`;

const life = `import { zip } from "@lockstep/core";

const grow = zip((x, y) => x + y);
export const setup = ({ device, size }) => ({ x: device.ones([size]), step: device.full([1], 0.5) });
export const run = ({ x, step }) => grow(x, step);
export const next = ({ step }, result) => ({ x: result, step });
`;

/** In `run` it comes after a call, which is not to blame. */
const endless = (where: "kernel" | "run"): string => `import { map } from "@lockstep/core";

const spin = map((x) => {
  let y = x;
  while (y > -1) y = y * 0.5 + 1;
  return y;
});
export const setup = ({ device, size }) => ({ x: device.ones([size]) });
export const run = ({ x }) => {
  ${where === "run" ? "for (x.add(1); ; ) {}" : ""}
  return spin(x);
};
`;

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const runOn = (program: string, targets: readonly TargetId[], size = 1000): Promise<RunEvent[]> =>
  all(runner.run(program, { size }, { targets, threads: 2 }, brief));

const outcomesOf = (events: readonly RunEvent[]): Outcome[] =>
  events.flatMap((event) => (event.kind === "outcome" ? [event.outcome] : []));

/** What is underlined, with what is said of it. */
const underlined = (program: string, diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, from, to }) => [code, program.slice(from, to)]);

async function diagnosticsOf(program: string) {
  const { diagnostics } = await runner.check(program);
  return underlined(program, diagnostics);
}

afterEach(() => runner.stop());

describe("targets", () => {
  let targets: Target[];
  /** Drivers that compute on the processor take long to compile. */
  const patience = 300_000;

  beforeAll(async () => {
    targets = await all(runner.findTargets());
  }, patience);

  test("all are found, those of the processor can run, and those that cannot say why", () => {
    const available = targets.filter((target) => target.available);
    expect(targets).toHaveLength(9);
    expect(available.map(({ id }) => id)).toEqual(expect.arrayContaining([...processor]));
    for (const { detail } of available) expect(detail).toMatch(/\w/);
    for (const { why } of targets.filter((target) => !target.available)) expect(why?.cause).toMatch(/\w/);
  });

  const programs: [string, string][] = [
    ["one function", sigmoid],
    ["a medley", medley],
  ];
  test.each(programs)(
    "each that there is answers the same: %s",
    { timeout: patience },
    async (_, program) => {
      const available = targets.filter((target) => target.available).map(({ id }) => id);
      const outcomes = outcomesOf(await runOn(program, available, 40));
      expect(outcomes.map(({ target }) => target)).toEqual(available);
      const reference = outcomes.find(({ target }) => target === "cpu:wasm")!;
      for (const { target, result, times, first } of outcomes) {
        expect(result.shape, target).toEqual(reference.result.shape);
        expect(times.length, target).toBeGreaterThanOrEqual(brief.rounds);
        expect(first, target).toBeGreaterThan(0);
        const tolerance = target === "cpu:js" || target === "workers" ? 0 : 1e-5;
        result.data.forEach((value, i) => {
          const expected = reference.result.data[i]!;
          expect(Math.abs(value - expected), `${target} at ${i}`).toBeLessThanOrEqual(
            tolerance * Math.abs(expected),
          );
        });
      }
      const engines = Object.fromEntries(outcomes.map(({ target, engine }) => [target, engine]));
      expect(engines).toMatchObject({
        "cpu:interpret": "interpret",
        "cpu:js": "js",
        "cpu:wasm": "wasm-simd",
        workers: "wasm-simd",
      });
      expect(outcomes.find(({ target }) => target === "workers")?.threads).toBe(2);
    },
  );

  test("operations are called as in the program, and explained", async () => {
    const [outcome] = outcomesOf(await runOn(medley, ["cpu:wasm"], 32));
    expect(outcome!.operations.map(({ name }) => name)).toEqual([
      "waves",
      "add",
      "matmul",
      "sum",
      "largest",
      "multiply",
      "folded",
      "mean, step 1 of 2",
      "mean, step 2 of 2",
    ]);
    const [waves] = outcome!.operations;
    expect(waves!.explanation).toMatchObject({ engine: "wasm-simd", output: { shape: [32, 32] } });
    expect(waves!.explanation.code).toContain("f32x4");
  });

  test("a program without setup runs on numbers from −6 to 6", async () => {
    const program = `import { square } from "@lockstep/core";\nexport const run = ({ x }) => square(x);\n`;
    const [outcome] = outcomesOf(await runOn(program, ["cpu:wasm"], 3));
    expect([...outcome!.result.data]).toEqual([36, 0, 36]);
  });

  test("what fails while it runs is placed, and the next target runs", async () => {
    const program = `export const setup = ({ device }) => ({ x: device.zeros([2]), y: device.zeros([3]) });
export const run = ({ x, y }) => x.add(y);
`;
    const events = await runOn(program, ["cpu:js", "cpu:wasm"]);
    const failed = events.flatMap((event) => (event.kind === "failed" ? [event] : []));
    expect(failed.map(({ target }) => target)).toEqual(["cpu:js", "cpu:wasm"]);
    expect(
      underlined(
        program,
        failed.map(({ diagnostic }) => diagnostic),
      ),
    ).toEqual([
      ["SHAPE_MISMATCH", "add(y)"],
      ["SHAPE_MISMATCH", "add(y)"],
    ]);
  });
});

describe("checks", () => {
  test("a program that is right is told what it says of itself", async () => {
    const program = `export const show = "picture";
export const extent = { x: [-2, 1], y: [-1, 1] };
export const sizes = [64, 128, 256];
export const setup = ({ picture, extent }) => ({ picture: picture.multiply(extent.x[1]) });
export const run = ({ picture }) => picture;
`;
    expect(await runner.check(program)).toEqual({
      diagnostics: [],
      directives: {
        show: "picture",
        extent: { x: [-2, 1], y: [-1, 1] },
        animated: false,
        sizes: [64, 128, 256],
        size: 128,
        takesPicture: true,
        takesSize: false,
      },
    });
  });

  test("every function that is refused is underlined at once, where the person wrote it", async () => {
    const program = `import { map, zip } from "@lockstep/core"; interface Unused { readonly a: number }
type Numbers = readonly number[];
const k: number = 3;
const scaled = map((x: number): number => x * k);
const text = zip((a: number, b: number) => a + "b".length + b);
export const setup = ({ device, size }: { device: any; size: number }) => ({ x: device.ones([size]) });
export const run = ({ x }) => text(scaled(x), x);
`;
    expect(await diagnosticsOf(program)).toEqual([
      ["KERNEL_CAPTURE", "k"],
      ["KERNEL_UNSUPPORTED", expect.stringContaining('"b"')],
    ]);
    const { diagnostics } = await runner.check(program);
    expect(diagnostics[0]!.from).toBe(program.indexOf("x * k") + 4);
    expect(diagnostics[0]!.mend).toContain("Pass it in the scope");
  });

  test("what is known only for its dtypes is placed too, within a function of the scope", async () => {
    const program = `import { map } from "@lockstep/core";
const low = (x: number): number => x & 1;
const odd = map((x: number, { low }) => low(x), { low });
export const run = ({ x }) => odd(x);
`;
    expect(await diagnosticsOf(program)).toEqual([["KERNEL_TYPE", "x & 1"]]);
  });

  test.each<[string, string, [string, string][]]>([
    ["what does not parse", "export const run = ({ x }) => x +;\n", [["SYNTAX", ";"]]],
    ["what ends too early", "export const run = ({ x }) => {\n", [["SYNTAX", "{"]]],
    [
      "a name declared twice",
      "const a = 1;\nconst a = 2;\nexport const run = ({ x }) => x;\n",
      [["SYNTAX", "a"]],
    ],
    [
      "another module",
      'import { chunk } from "lodash";\nexport const run = ({ x }) => chunk(x);\n',
      [["IMPORT", "lodash"]],
    ],
    [
      "a name that core does not have",
      'import { map, sinus } from "@lockstep/core";\nexport const run = ({ x }) => map(sinus)(x);\n',
      [["IMPORT", "sinus"]],
    ],
    ["no run", "export const size = 3;\n", [["PROGRAM", "export const size = 3;"]]],
    [
      "a name that does not exist",
      "export const run = ({ x }) => x.add(nothing);\n",
      [["THROWN", "nothing"]],
    ],
    [
      "a method that does not exist",
      'import { add } from "@lockstep/core"; export const run = ({ x }) => add(x, 1).plus(2);\n',
      [["THROWN", "plus(2)"]],
    ],
    ["a result that is no tensor", "export const run = ({ x }) => [x];\n", [["PROGRAM", "run"]]],
    ["shapes", "export const run = ({ x }) => x.reshape([7]);\n", [["SHAPE_MISMATCH", "reshape([7])"]]],
  ])("%s", async (_, program, expected) => {
    expect(await diagnosticsOf(program)).toEqual(expected);
  });

  test("a fold that runs in order is warned of, at its function", async () => {
    const program = `import { reduce } from "@lockstep/core";
const horner = reduce((acc, x) => acc * 0.5 + x, 0);
const total = reduce((acc, x) => acc + x, 0);
export const run = ({ x }) => total(x).add(horner(x));
`;
    expect(await diagnosticsOf(program)).toEqual([["IN_ORDER", "(acc, x) => acc * 0.5 + x"]]);
  });

  test.each([
    ["in a function", endless("kernel"), /^\(x\) => \{[\s\S]*\}$/],
    ["in run", endless("run"), /^run$/],
    [
      "in the module",
      "let a = 0;\nwhile (a < 1) a *= 0.5;\nexport const run = ({ x }) => x;\n",
      /^let a = 0;$/,
    ],
  ])("a loop without end is told of: %s", async (_, program, place) => {
    const found = await diagnosticsOf(program);
    expect(found).toEqual([["ENDLESS", expect.stringMatching(place)]]);
  });

  test("a newer check ends an older one, and is answered", async () => {
    const older = runner.check(endless("run"));
    const newer = runner.check(sigmoid);
    await expect(older).rejects.toMatchObject({ name: "AbortError" });
    expect((await newer).diagnostics).toEqual([]);
  });
});

describe("stopping", () => {
  test.each<[TargetId, "kernel" | "run", number]>([
    ["cpu:interpret", "kernel", 1000],
    ["cpu:js", "run", 1000],
    ["cpu:wasm", "kernel", 1000],
    ["workers", "kernel", 1_000_000],
  ])("ends a loop without end on %s, in its %s", async (target, where, size) => {
    const seen: RunEvent[] = [];
    const events = runner.run(endless(where), { size }, { targets: [target], threads: 2 }, brief);
    for await (const event of events) {
      seen.push(event);
      if (event.kind === "begun" && event.phase === "first") setTimeout(() => runner.stop(), 100);
    }
    expect(seen.map(({ kind }) => kind)).toEqual(["begun", "begun"]);
    const [outcome] = outcomesOf(await runOn(sigmoid, [target]));
    expect(outcome?.target).toBe(target);
  });
});

describe("animations", () => {
  test.each(processor)("go on frame after frame until stopped, on %s", async (target) => {
    const frames: Frame[] = [];
    for await (const frame of runner.animate(life, { size: 4 }, target, 2)) {
      frames.push(frame);
      if (frames.length === 5) runner.stop();
    }
    expect(frames.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
    expect(frames.map(({ result }) => result.data[3])).toEqual([1.5, 2, 2.5, 3, 3.5]);
    const again = runner.animate(life, { size: 4 }, target, 2)[Symbol.asyncIterator]();
    expect((await again.next()).value).toMatchObject({ number: 0, result: { shape: [4] } });
  });

  test("end with what went wrong", async () => {
    const program = `${life.replace("x: result", "x: resul")}`;
    await expect(all(runner.animate(program, { size: 4 }, "cpu:wasm", 2))).rejects.toThrow(/resul/);
  });
});

describe("sizes", () => {
  test("are measured from the smallest on, on each target", async () => {
    const points: SweepPoint[] = await all(
      runner.sweep(sigmoid, { size: 1 }, [300, 100, 200], { targets: ["cpu:js", "cpu:wasm"], threads: 2 }),
    );
    expect(points.map(({ target, size }) => `${target} ${size}`)).toEqual([
      "cpu:js 100",
      "cpu:wasm 100",
      "cpu:js 200",
      "cpu:wasm 200",
      "cpu:js 300",
      "cpu:wasm 300",
    ]);
    for (const { times } of points) expect(Math.min(...times)).toBeGreaterThan(0);
  });
});
