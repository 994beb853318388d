import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";

const device = new PlainBackend();
const text = (values: number[], dtype: "float32" | "float64" = "float32") => {
  const printed = device.tensor(values, { dtype }).toString();
  return printed.slice("tensor(".length).replace(/(, dtype=float64)?\)$/, "");
};

describe("floats are printed as NumPy 2.4 prints them", () => {
  // The right-hand sides are NumPy's own output for these arrays.
  test.each<[number[], string]>([
    [[1, 2, 3], "[1., 2., 3.]"],
    [[1, 2.25, -3.5], "[ 1.  ,  2.25, -3.5 ]"],
    [[0.1, 0.2, 0.3], "[0.1, 0.2, 0.3]"],
    [[1 / 3, 0], "[0.33333334, 0.        ]"],
    [[-0, 0], "[-0.,  0.]"],
    [[Number.NaN, 1, Number.POSITIVE_INFINITY], "[nan,  1., inf]"],
    [[Number.NEGATIVE_INFINITY, 1.5], "[-inf,  1.5]"],
    [[Number.NaN, Number.NaN], "[nan, nan]"],
    [[1e-4, 1], "[1.e-04, 1.e+00]"],
    [[1, 1000], "[   1., 1000.]"],
    [[1, 1001], "[1.000e+00, 1.001e+03]"],
    [[16777216, 1000000], "[1.6777216e+07, 1.0000000e+06]"],
    [[999999, 1000], "[999999.,   1000.]"],
    [[1e-45, 1.5], "[1.4e-45, 1.5e+00]"],
    [[0.001953125], "[0.00195312]"],
    [[5.80078125], "[5.8007812]"],
    [[0.1, 1e10], "[1.e-01, 1.e+10]"],
  ])("%j", (values, expected) => {
    expect(text(values)).toBe(expected);
  });

  test.each<[number[], string]>([
    [[1 / 3, 2 / 3], "[0.33333333, 0.66666667]"],
    [[1e300, 1], "[1.e+300, 1.e+000]"],
    [[5e-324], "[5.e-324]"],
    [[123456.789, 10000000], "[  123456.789, 10000000.   ]"],
    [[0.1999999999999], "[0.2]"],
    [[99999999.9], "[99999999.9]"],
    [[1e8], "[1.e+08]"],
  ])("float64 %j", (values, expected) => {
    expect(text(values, "float64")).toBe(expected);
  });
});

describe("layout", () => {
  test("rows are below each other, blocks apart", () => {
    expect(`${device.arange(8).reshape([2, 2, 2])}`).toBe(
      "tensor([[[0., 1.],\n         [2., 3.]],\n\n        [[4., 5.],\n         [6., 7.]]])",
    );
  });

  test("lines are at most 75 characters wide", () => {
    const printed = String(device.arange(40, { dtype: "int32" }));
    expect(printed).toBe(
      "tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15,\n" +
        "        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,\n" +
        "        32, 33, 34, 35, 36, 37, 38, 39], dtype=int32)",
    );
    expect(Math.max(...printed.split("\n").map((line) => line.length))).toBeLessThanOrEqual(75);
  });

  test("what follows goes to a line of its own where it does not fit", () => {
    expect(String(device.full([16], 10, { dtype: "int32" }))).toBe(
      "tensor([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10],\n       dtype=int32)",
    );
  });

  test("of more than 1,000 elements the edges are shown, and the shape", () => {
    expect(String(device.arange(1001))).toBe(
      "tensor([   0.,    1.,    2., ...,  998.,  999., 1000.], shape=[1001])",
    );
    expect(String(device.arange(1000)).includes("...")).toBe(false);
    expect(String(device.arange(2400, { dtype: "int32" }).reshape([1200, 2]).T)).toBe(
      "tensor([[   0,    2,    4, ..., 2394, 2396, 2398],\n" +
        "        [   1,    3,    5, ..., 2395, 2397, 2399]],\n" +
        "       shape=[2, 1200], dtype=int32)",
    );
    expect(String(device.zeros([40, 40]))).toBe(
      "tensor([[0., 0., 0., ..., 0., 0., 0.],\n" +
        "        [0., 0., 0., ..., 0., 0., 0.],\n".repeat(2) +
        "        ...,\n" +
        "        [0., 0., 0., ..., 0., 0., 0.],\n".repeat(2) +
        "        [0., 0., 0., ..., 0., 0., 0.]], shape=[40, 40])",
    );
  });

  test("the dtype is said where the elements do not tell it", () => {
    expect(String(device.tensor([true, false]))).toBe("tensor([ true, false])");
    expect(String(device.tensor(new Uint8Array([1, 20])))).toBe("tensor([ 1, 20], dtype=uint8)");
    expect(String(device.tensor(2.5))).toBe("tensor(2.5)");
    expect(String(device.tensor(7, { dtype: "float64" }))).toBe("tensor(7., dtype=float64)");
    expect(String(device.zeros(0))).toBe("tensor([], dtype=float32)");
    expect(String(device.zeros([0, 3]))).toBe("tensor([], shape=[0, 3], dtype=float32)");
  });
});

describe("where elements cannot be read, the facts are told instead", () => {
  test("on backends that can only be awaited", () => {
    const awaited = new PlainBackend({ name: "awaited", syncReads: false });
    expect(inspect(awaited.zeros([2, 3]))).toBe("tensor(shape=[2, 3], dtype=float32, device=awaited)");
  });

  test("after dispose", async () => {
    const x = device.zeros(2);
    x.dispose();
    expect(inspect({ x })).toBe("{ x: tensor(disposed, shape=[2], dtype=float32, device=plain) }");
    const gone = new PlainBackend();
    const y = gone.zeros(2);
    await gone.dispose();
    expect(String(y)).toContain("disposed");
  });
});

test("Node prints a tensor as it prints itself", () => {
  expect(inspect(device.tensor([1, 2]))).toBe("tensor([1., 2.])");
});

test("printing leaves nothing behind", () => {
  const own = new PlainBackend();
  const x = own.zeros([50, 50]);
  x.toString();
  expect(own.memory()).toEqual({ tensors: 1, storages: 1, bytes: 10000 });
  expect(own.released.length).toBe(1);
});
