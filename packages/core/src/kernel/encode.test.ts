import { describe, expect, it } from "vitest";
import { signOf } from "./alphabet.js";
import { decode } from "./decode.js";
import { encode } from "./encode.js";
import { compileMap, type KernelFunction, parseFunction } from "./index.js";
import { samples } from "./testing/persons-functions.js";

const tables: (readonly number[])[] = [];
const references = { callee: signOf, table: (table: readonly number[]) => signOf(tables.push(table) - 1) };

/** The function as it comes back, under its own names. */
function throughText(fn: KernelFunction, functions: readonly KernelFunction[] = []): KernelFunction {
  const text = encode(fn, references);
  const referents = { callee: (n: number) => functions[n]!, table: (n: number) => tables[n]! };
  return decode(fn.name, text, referents);
}

/** The function with its locals nameless, and numbered as they are first assigned. */
function renumbered({ arity, locals, body, ...rest }: KernelFunction): KernelFunction {
  const order = locals.slice(0, arity).map((_, i) => i);
  const numberOf = (local: number): number => {
    if (!order.includes(local)) order.push(local);
    return order.indexOf(local);
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    // A value is read before it is assigned.
    const last = entries.filter(([name]) => name === "local");
    const seen = [...entries.filter(([name]) => name !== "local"), ...last].map(([name, part]) => [
      name,
      name === "local" ? numberOf(part as number) : name === "table" ? part : walk(part),
    ]);
    return Object.fromEntries(seen);
  };
  const walked = walk(body) as KernelFunction["body"];
  return {
    ...rest,
    arity,
    body: walked,
    locals: order.map((local) => ({ name: "v", type: locals[local]!.type })),
  };
}

const float = { kind: "local", type: "float32", local: 0 } as const;
const constant = (value: number) => ({ kind: "constant", type: "float64", value }) as const;
const returning = (value: KernelFunction["body"][number]): KernelFunction => ({
  name: "f",
  arity: 1,
  locals: [{ name: "x", type: "float32" }],
  result: "float64",
  body: [value],
});

describe("a function as text", () => {
  it.each(Object.keys(samples))("comes back as it was: %s", (name) => {
    const { fn, scope } = samples[name]!;
    const parsed = parseFunction(fn as never, { operation: "zip", scope });
    for (const type of ["float32", "float64", "int32"] as const) {
      let kernel: ReturnType<typeof compileMap>;
      try {
        kernel = compileMap(parsed, [type, type]);
      } catch {
        continue;
      }
      const { locals, body, functions, parameters, type: result } = kernel;
      const main = { name, arity: parameters.length, locals, result, body };
      expect(throughText(main, functions)).toEqual(renumbered(main));
      for (const callee of functions) expect(throughText(callee, functions)).toEqual(renumbered(callee));
    }
  });

  it.each([0, -0, 1, -1.5, 1e300, 5e-324, Number.NaN, Infinity, -Infinity, 0.1])("keeps %s", (value) => {
    const fn = returning({ kind: "return", value: constant(value) });
    expect(throughText(fn)).toEqual(renumbered(fn));
  });

  it("keeps what only the mathematical functions have", () => {
    const bits = { kind: "intrinsic", op: "float32Bits", type: "int32", args: [float] } as const;
    const table = [1, 2.5, -3];
    const value = { kind: "lookup", type: "float64", table, index: bits } as const;
    const fn = returning({ kind: "return", value });
    expect(throughText(fn)).toEqual(renumbered(fn));
    const words = { kind: "intrinsic", op: "float64FromWords", type: "float64", args: [bits, bits] } as const;
    const pair = returning({ kind: "return", value: words });
    expect(throughText(pair)).toEqual(renumbered(pair));
  });

  it("keeps calls, with the result and the arity of what they call", () => {
    const callee = returning({ kind: "return", value: constant(1) });
    const value = { kind: "invoke", type: "float64", callee: 1, args: [float] } as const;
    const fn = returning({ kind: "return", value });
    expect(throughText(fn, [fn, callee])).toEqual(renumbered(fn));
  });
});
