/**
 * What JavaScript itself makes of a person's function, in its own doubles: the very meaning of `rounding:
 * "store"`, and therefore right on a backend that claims it, wherever the analysed kernel takes another way
 * to the same end (`x ** 3` as products, literals rounded to float32, integers wrapped at each step).
 */
import { type Kernel, personsFunction, type Reduction, type ValueType } from "@lockstep/core";

/** The function of a kernel on plain numbers; undefined for kernels that come from no function. */
export function plainFunction(kernel: Kernel): ((args: readonly number[]) => number) | undefined {
  const fn = personsFunction(kernel);
  if (fn === undefined) return undefined;
  const types = kernel.parameters.map(({ type }) => type);
  return (args) => Number(fn(...args.map((value, i) => asGiven(value, types[i]!))));
}

/** A reduction from left to right, the accumulator left as the function gives it. */
export function plainFold(
  { step }: Reduction,
  init: number,
  count: number,
  elementAt: (index: number) => readonly number[],
): number | undefined {
  const fn = personsFunction(step);
  if (fn === undefined) return undefined;
  const [accumulator, ...elements] = step.parameters;
  let acc: number | boolean = asGiven(init, accumulator!.type);
  for (let i = 0; i < count; i++) {
    acc = fn(acc, ...elementAt(i).map((value, k) => asGiven(value, elements[k]!.type)));
  }
  return Number(acc);
}

/** Elements of bool tensors are booleans to a person's function. */
const asGiven = (value: number, type: ValueType): number | boolean => (type === "bool" ? value !== 0 : value);
