/** What is said of operations before they run, and that it is what runs. */
import { explain, map, matmul, mean, reduce, sum, zip } from "@lockstep/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openEngine, type Recorded, recordedDevice } from "./testing/devices.js";

let recorded: Recorded;
beforeAll(async () => {
  recorded = await recordedDevice();
});
afterAll(() => recorded.device.dispose());

const scaled = map((x, { k }) => k * x, { k: 3 });
const horner = reduce((acc, x) => acc * 0.5 + x, 0);

it("a map is one program, each element an invocation of its own", () => {
  const { device } = recorded;
  const said = explain(scaled, device.ones([4, 5]).T);
  expect(said).toMatchObject({
    operation: "map",
    backend: "gpu",
    engine: "webgpu",
    inputs: ["float32"],
    output: { dtype: "float32", shape: [5, 4] },
    pattern: "one program",
  });
  expect(said.loops).toEqual(
    [
      [5, [1, 4]],
      [4, [5, 1]],
    ].map(([extent, strides]) => ({
      extent,
      strides,
      vectorised: false,
      parallel: true,
      why: "each element is an invocation of its own",
    })),
  );
  expect(said.kernel.text).toContain("3 * x");
  expect(said.notes).toEqual([expect.stringMatching(/^On the processor, by a driver.*swiftshader/i)]);
  expect(JSON.parse(JSON.stringify(said))).toEqual(said);
});

it("the code is the WGSL of the very gathers that run, in their order", async () => {
  const { device, gathers } = recorded;
  const x = device.ones([3000]);
  const explained = [explain(scaled, x), explain(sum, x), explain(horner, x)];
  gathers.splice(0);
  await Promise.all([scaled(x), sum(x), horner(x)].map((result) => result.data()));
  const engine = await openEngine();
  const run = gathers.map((gather) => engine.print(gather));
  await engine.close();
  expect(explained.map(({ code }) => code).join("\n\n")).toBe(run.join("\n\n"));
  for (const text of run) expect(text).toMatch(/^fn \w+\(.*\) -> f32 \{$/m);
});

it("a sum says that it is a tree, and how many programs it takes", () => {
  const { device } = recorded;
  const said = explain(sum, device.ones([20, 3000]), { axis: 1 });
  expect(said).toMatchObject({ order: "tree", pattern: "4 programs, one after another" });
  expect(said.notes).toContain("In one fixed tree of blocks of 1,024 elements and 16 lanes");
  expect(explain(sum, device.zeros([0])).pattern).toBe("one program");
});

it("a fold says that it runs in order", () => {
  const said = explain(horner, recorded.device.ones([20]));
  expect(said).toMatchObject({ order: "fold", pattern: "one program" });
  expect(said.notes.at(-1)).toBe(
    "Strictly from the first element to the last: the function is not associative",
  );
});

it("a product is named, and says how its sums are rounded", () => {
  const { device } = recorded;
  const said = explain(matmul, device.ones([3, 4]), device.ones([4, 2]));
  expect(said).toMatchObject({ operation: "matmul", kernel: { name: "matmul" }, output: { shape: [3, 2] } });
  expect(said.notes.at(-1)).toContain("from left to right");
});

it("operations of several kernels answer for each of them", () => {
  expect(explain(mean, recorded.device.ones([5])).map(({ operation }) => operation)).toEqual([
    "reduce",
    "map",
  ]);
});

it("more tensors than a program may read are joined first, as when they run", async () => {
  const { device, gathers } = recorded;
  const nine = zip((a, b, c, d, e, f, g, h, i) => a + b + c + d + e + f + g + h + i);
  const [a, b, c, d, e, f, g, h, i] = Array.from({ length: 9 }, () => device.ones([4]));
  const said = explain(nine, a!, b!, c!, d!, e!, f!, g!, h!, i!);
  gathers.splice(0);
  expect(await nine(a!, b!, c!, d!, e!, f!, g!, h!, i!).array()).toEqual([9, 9, 9, 9]);
  expect(said.pattern).toBe(`${gathers.length} programs, one after another`);
  expect(said.inputs).toHaveLength(9);
});

it("nothing runs, and outputs without elements are told of as well", () => {
  const { device, gathers } = recorded;
  gathers.splice(0);
  const said = explain(scaled, device.zeros([0, 3]));
  expect(said.output.shape).toEqual([0, 3]);
  expect(said.code).not.toBe("");
  expect(gathers).toEqual([]);
});
