/** What a map must write, by the evaluator of trees. */
import { evaluator, type Kernel, type ValueType } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { elements, places, type TestView } from "./views.js";

/** A value as one of a kernel's type, as `Convert` in the kernel tree says. */
export function toType(value: number, type: ValueType): number {
  if (type === "bool") return value !== 0 && !Number.isNaN(value) ? 1 : 0;
  if (type === "int32") return value | 0;
  return type === "float32" ? Math.fround(value) : value;
}

/** The storage of `out` after the map. */
export function expectedMap(
  kernel: Kernel,
  inputs: readonly (TestView | number)[],
  out: TestView,
): TestView["data"] {
  const evaluate = evaluator(expandLibrary(kernel));
  const columns = inputs.map((input) => (typeof input === "number" ? input : elements(input)));
  const data = out.data.slice() as TestView["data"];
  places(out.layout).forEach((at, i) => {
    const args = columns.map((column, k) =>
      toType(typeof column === "number" ? column : column[i]!, kernel.parameters[k]!.type),
    );
    const result = evaluate(...args);
    data[at] = out.dtype === "bool" ? toType(result, "bool") : result;
  });
  return data;
}
