import { evaluator, type Kernel, type KernelFunction, type Statement } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import {
  assign,
  compare,
  constant,
  convert,
  giveBack,
  kernelOf,
  operator,
  read,
} from "../../testing/tree-kernels.js";
import { vectorMap } from "../../testing/vector-maps.js";

const values = Array.from({ length: 37 }, (_, i) => (i * 7) % 11);
const x = read("int32", 0);
const is = (op: "less" | "equal", to: number) => compare(op, x, constant("int32", to));
const invoke = (callee: number, ...args: readonly ReturnType<typeof read>[]) =>
  ({ kind: "invoke", type: "int32", callee, args }) as const;

/** Runs a kernel of int32 in vectors and by the evaluator. */
function check(kernel: Kernel): void {
  const evaluate = evaluator(kernel);
  expect(vectorMap(kernel, [{ dtype: "int32", values }])).toEqual(values.map((value) => evaluate(value)));
}

/** f(n) = n + 1, by a loop that ends for no n below 0. */
const endless: KernelFunction = {
  name: "endless",
  arity: 1,
  locals: ["n", "i"].map((name) => ({ name, type: "int32" })),
  result: "int32",
  body: [
    assign(1, constant("int32", 0)),
    {
      kind: "loop",
      label: 0,
      test: compare("notEqual", read("int32", 1), x),
      body: [],
      update: [
        assign(
          1,
          operator("bitAnd", operator("add", read("int32", 1), constant("int32", 1)), constant("int32", 255)),
        ),
      ],
    },
    giveBack(operator("add", read("int32", 1), constant("int32", 1))),
  ],
};
const below = operator("subtract", x, constant("int32", 5));

describe("calls in vectors", () => {
  it("with the same arguments in all lanes count for whichever lane is at work", () => {
    const then = assign(1, invoke(0, constant("int32", 3)));
    for (const lane of values.keys()) {
      const body: Statement[] = [
        assign(1, constant("int32", -1)),
        { kind: "if", test: is("equal", values[lane]!), then: [then], else: [] },
        giveBack(read("int32", 1)),
      ];
      check(
        kernelOf({ parameters: ["int32"], variables: ["int32"], body, type: "int32", functions: [endless] }),
      );
    }
  });

  it("decide together what all lanes decide alike, whichever are at work", () => {
    const test = compare("equal", invoke(0, constant("int32", 3)), constant("int32", 4));
    const body: Statement[] = [
      assign(1, constant("int32", -1)),
      {
        kind: "if",
        test: is("less", 2),
        then: [{ kind: "if", test, then: [assign(1, x)], else: [] }],
        else: [],
      },
      giveBack(read("int32", 1)),
    ];
    check(
      kernelOf({ parameters: ["int32"], variables: ["int32"], body, type: "int32", functions: [endless] }),
    );
  });

  it.each(["then", "else"] as const)("on a side of a choice (%s) are made for its lanes alone", (side) => {
    const test = compare(side === "then" ? "greaterEqual" : "less", below, constant("int32", 0));
    const sides = side === "then" ? [invoke(0, below), x] : [x, invoke(0, below)];
    const choice = { kind: "select", type: "int32", test, then: sides[0]!, else: sides[1]! } as const;
    check(kernelOf({ parameters: ["int32"], body: [giveBack(choice)], type: "int32", functions: [endless] }));
  });

  it("on a side within a side are made for the lanes of both", () => {
    const notTwo = compare("notEqual", x, constant("int32", 7));
    const inner = { kind: "select", type: "int32", test: notTwo, then: invoke(0, below), else: x } as const;
    const test = compare("greaterEqual", below, constant("int32", 0));
    const choice = { kind: "select", type: "int32", test, then: inner, else: constant("int32", 9) } as const;
    check(kernelOf({ parameters: ["int32"], body: [giveBack(choice)], type: "int32", functions: [endless] }));
  });
});

describe("statements in vectors", () => {
  it("keep a variable that is made of itself by way of another width", () => {
    const y = read("float64", 0);
    const third = convert("float64", convert("float32", operator("divide", y, constant("float64", 3))));
    const body = [
      assign(0, third),
      assign(0, operator("add", y, convert("float64", convert("int32", y)))),
      giveBack(y),
    ];
    const kernel = kernelOf({ parameters: ["float64"], body, type: "float64" });
    const evaluate = evaluator(kernel);
    const results = vectorMap(kernel, [{ dtype: "float64", values }]);
    expect(results).toEqual(values.map((value) => evaluate(value)));
  });

  it("begin each vector with a number as it was given, whatever was made of it before", () => {
    const more = assign(1, operator("add", read("int32", 1), x));
    const body = [more, more, giveBack(read("int32", 1))];
    const kernel = kernelOf({ parameters: ["int32", "int32"], body, type: "int32" });
    const fixed = vectorMap(kernel, [{ dtype: "int32", values }, 5]);
    expect(fixed).toEqual(values.map((value) => 5 + 2 * value));
  });

  it("leave a function from a loop in a loop with what each lane had", () => {
    const [i, j] = [read("int32", 1), read("int32", 2)];
    const count = (label: number, local: number, body: readonly Statement[]): Statement[] => [
      assign(local, constant("int32", 0)),
      {
        kind: "loop",
        label,
        test: compare("less", read("int32", local), constant("int32", 4)),
        body,
        update: [assign(local, operator("add", read("int32", local), constant("int32", 1)))],
      },
    ];
    const found = compare("equal", operator("multiply", i, j), x);
    const leave: Statement = { kind: "if", test: found, then: [giveBack(operator("add", i, j))], else: [] };
    const body = [...count(0, 1, count(1, 2, [leave])), giveBack(constant("int32", -1))];
    check(kernelOf({ parameters: ["int32"], variables: ["int32", "int32"], body, type: "int32" }));
  });
});
