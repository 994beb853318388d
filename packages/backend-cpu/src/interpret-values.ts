/** Elements as a person's function sees them: converted as they are loaded, results as they are stored. */
import type { Dtype, Kernel, Operand, ValueType, View } from "@lockstep/core";
import type { CpuStorage } from "./cpu-storage.js";

function toType(value: number, type: ValueType): number {
  switch (type) {
    case "bool":
      return value !== 0 && !Number.isNaN(value) ? 1 : 0;
    case "int32":
      return value | 0;
    case "float32":
      return Math.fround(value);
    case "float64":
      return value;
  }
}

/** A value of `type` as JavaScript has it: a bool is a boolean. */
export function toPerson(value: number, type: ValueType): number | boolean {
  const converted = toType(value, type);
  return type === "bool" ? converted === 1 : converted;
}

/** Reads the arguments at the places of the views; the array is the same each time. */
export function loader(inputs: readonly Operand[], parameters: Kernel["parameters"]) {
  const args = inputs.map((input, k) =>
    typeof input === "number" ? toPerson(input, parameters[k]!.type) : 0,
  );
  const reads = inputs.flatMap((input, k) =>
    typeof input === "number"
      ? []
      : [{ k, type: parameters[k]!.type, data: (input.storage as CpuStorage).data }],
  );
  return (places: readonly number[]): readonly (number | boolean)[] => {
    reads.forEach(({ k, type, data }, view) => {
      args[k] = toPerson(data[places[view]!]!, type);
    });
    return args;
  };
}

/** Converts a result to the kernel's type and puts it in its place; typed arrays round and wrap the rest. */
export function storer({ storage }: View, type: ValueType) {
  const { data, dtype } = storage as CpuStorage;
  const isBool: boolean = (dtype satisfies Dtype) === "bool";
  return (place: number, result: number | boolean): void => {
    const value = toType(Number(result), type);
    data[place] = isBool ? toType(value, "bool") : value;
  };
}
