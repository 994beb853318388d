/**
 * A backend as far from the last bit as it says, and no farther: what a graphics card might be. It must pass,
 * and so shows that the oracle leaves the room that a backend's capabilities claim; `excess` makes it break
 * its word.
 */
import {
  type Capabilities,
  type Dtype,
  isLibraryFunction,
  type Kernel,
  type LibraryFunction,
  type Operand,
  type Reduction,
  type TypedArray,
} from "@lockstep/core";
import { unitInLastPlace } from "../../src/oracle/allowance.js";
import { exactly } from "../../src/oracle/exactly.js";
import { type Domain, walk } from "../../src/oracle/walk.js";
import { type Compiled, ReferenceBackend } from "../../src/reference/reference-backend.js";

const stated = { arithmetic: 1, functions: 4 };

export class SloppyBackend extends ReferenceBackend {
  override readonly name = "sloppy";
  override readonly capabilities: Capabilities;
  private steps = 0;

  /** `excess` multiplies every error; above 1 the backend is worse than it says. */
  constructor(private readonly excess = 1) {
    super();
    const exact = new ReferenceBackend().capabilities;
    this.capabilities = {
      ...exact,
      dtypes: ["bool", "uint8", "int32", "float32"],
      engine: "sloppy",
      syncReads: false,
      reductionOrder: "any",
      flushesSubnormals: true,
      arithmetic: { ulp: stated.arithmetic },
      functions: Object.fromEntries(
        Object.keys(exact.functions).map((name) => [name, { ulp: stated.functions }]),
      ) as Record<LibraryFunction, { ulp: number }>,
    };
  }

  override read(storage: Parameters<ReferenceBackend["read"]>[0]): Promise<TypedArray> {
    return Promise.resolve(new ReferenceBackend().readSync(storage));
  }

  protected override compile(kernel: Kernel): Compiled {
    return (...args) => walk(kernel, this.domain, args);
  }

  /** Backwards, which is another order than any that core lays down. */
  protected override reduceElements(
    reduction: Reduction,
    init: number,
    inputs: readonly Operand[],
    indices: readonly (readonly number[])[],
  ): number {
    if (reduction.order === "fold") return super.reduceElements(reduction, init, inputs, indices);
    const combine = this.compile(reduction.combine);
    const element = this.compile(reduction.element);
    let acc = init;
    for (const index of [...indices].reverse())
      acc = combine(acc, element(...this.load(reduction.element, inputs, index)));
    return acc;
  }

  private readonly domain: Domain<number> = {
    ...exactly,
    binary: (op, type, a, b) => {
      const exact = exactly.binary(op, type, a, b);
      const rounds = op === "add" || op === "subtract" || op === "multiply" || op === "divide";
      return type === "float32" && rounds ? this.nudged(exact, stated.arithmetic - 0.5) : exact;
    },
    call: (fn, type, args) => {
      if (isLibraryFunction(fn)) {
        return this.nudged(
          (Math[fn] as (...values: readonly number[]) => number)(...args),
          stated.functions - 1,
        );
      }
      const exact = exactly.call(fn, type, args);
      return fn === "sqrt" && type === "float32" ? this.nudged(exact, stated.arithmetic - 0.5) : exact;
    },
    convert: (value, from, to) => this.flushed(exactly.convert(value, from, to), to),
  };

  /** Off by up to `ulp`, to either side in turn. */
  private nudged(value: number, ulp: number): number {
    this.steps += 1;
    const side = (this.steps % 3) - 1;
    const off = value + side * ulp * this.excess * unitInLastPlace(value, "float32");
    return this.flushed(Math.fround(Number.isFinite(off) && value !== 0 ? off : value), "float32");
  }

  private flushed(value: number, type: Dtype): number {
    return type === "float32" && Math.abs(value) < 2 ** -126 ? 0 : value;
  }
}
