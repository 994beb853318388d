import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { add, map, zip } from "../index.js";

const device = new EvaluatingBackend();

describe("refusals", () => {
  const x = device.tensor([1, 2, 3]);

  const messageOf = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("Nothing was refused");
  };

  test("name the operation, both shapes and the dimension", () => {
    const message = messageOf(() => add(x, device.zeros([2, 4])));
    expect(message).toMatch(/^SHAPE_MISMATCH: add: shapes \[3\] and \[2, 4\] .* axis -1 .* 3 and 4/);
    expect(
      messageOf(() =>
        zip(function blend(a: number, b: number) {
          return a + b;
        })(x, device.zeros([2])),
      ),
    ).toContain("blend: shapes");
  });

  test("name both backends", () => {
    const other = new EvaluatingBackend({ name: "other" });
    expect(messageOf(() => add(x, other.tensor([1])))).toMatch(
      /^BACKEND_MISMATCH: add .* 'plain' and 'other'/,
    );
    expect(messageOf(() => add(x, new EvaluatingBackend().tensor([1])))).toContain("two devices");
  });

  test("say how to make a tensor of an array", () => {
    for (const wrong of [[1, 2, 3], new Float32Array(3)]) {
      const message = messageOf(() => add(x, wrong as never));
      expect(message).toMatch(/^ARGUMENT_INVALID: The second argument of add is an? (array|Float32Array)/);
      expect(message).toContain("device.tensor(");
    }
  });

  test("of arguments that are missing, too many, or no values", () => {
    const bad: ((...args: unknown[]) => unknown)[] = [add as never, zip((a, b) => a * b) as never];
    for (const operation of bad) {
      expect(() => operation(x)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, x, x)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, "1")).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, null)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, 1n)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(1, 2)).toThrow(refusal("ARGUMENT_INVALID"));
    }
    const three = zip((a, b, c) => a + b + c) as (...args: unknown[]) => unknown;
    expect(() => three(x, x)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => three(x, x, x, x)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => (map((v) => v) as (...args: unknown[]) => unknown)()).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("of options that do not exist", () => {
    expect(() => add(x, x, { into: x } as never)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => map((v) => v)(x, 3 as never)).toThrow(refusal("ARGUMENT_INVALID"));
    // Beside an out that is ready for a kernel that is there, too.
    const out = device.zeros([3]);
    add(x, x, { out });
    expect(() => add(x, x, { out, axis: 0 } as never)).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("of disposed tensors and devices", async () => {
    const gone = device.tensor([1]);
    gone.dispose();
    expect(() => add(x, gone)).toThrow(refusal("DISPOSED"));
    const ended = new EvaluatingBackend();
    const orphan = ended.tensor([1]);
    map((v) => v)(orphan, { out: orphan });
    await ended.dispose();
    expect(() => map((v) => v)(orphan)).toThrow(refusal("DISPOSED"));
    expect(() => map((v) => v)(orphan, { out: orphan })).toThrow(refusal("DISPOSED"));
  });

  test("of functions with another number of values, when the operation is made", () => {
    expect(() => map((() => 1) as never)).toThrow(refusal("KERNEL_ARITY"));
    expect(() => map(((a: number, b: number) => a + b) as never)).toThrow(refusal("KERNEL_ARITY"));
    expect(() => zip((a) => a)).toThrow(refusal("KERNEL_ARITY"));
    expect(() => map(3 as never)).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("of what lies outside the kernel language, when the operation is made", () => {
    const outside = 3;
    expect(() => map((v) => v * outside)).toThrow(refusal("KERNEL_CAPTURE"));
    expect(() => map((v, { k }) => v * k, {} as { k: number })).toThrow(refusal("KERNEL_SCOPE_VALUE"));
  });
});
