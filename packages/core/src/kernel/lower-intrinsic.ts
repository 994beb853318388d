/**
 * Lowers calls of what `intrinsic-functions.ts` holds, which only Lockstep's own mathematics uses: it asks for them, so
 * that programs that use its compiled text alone carry none of this.
 */
import { convert, intrinsic } from "./build.js";
import { type Intrinsics, intrinsics } from "./intrinsic-functions.js";
import { knownCalls } from "./known-calls.js";
import { lowerExpression, lowerOperands } from "./lower-expression.js";
import type { Lowering } from "./lower-function.js";
import type * as syntax from "./syntax/nodes.js";
import type { ValueType } from "./tree.js";
import { as, strong, type Value } from "./types.js";

/** Makes the intrinsics known to the compiler. */
export function knowIntrinsics(): void {
  for (const [name, fn] of Object.entries(intrinsics)) {
    knownCalls.set(fn, (f, node) =>
      name === "lookup"
        ? lowerLookup(f, node)
        : lowerIntrinsic(name as Exclude<keyof Intrinsics, "lookup">, lowerOperands(f, node.arguments)),
    );
  }
}

function lowerIntrinsic(name: Exclude<keyof Intrinsics, "lookup">, args: readonly Value[]): Value {
  const [a, b] = args.map((arg) => arg.expression);
  switch (name) {
    case "toFloat32":
      return strong(convert(a!, "float32"));
    case "toFloat64":
      return strong(convert(a!, "float64"));
    case "toInt32":
      return strong(convert(a!, "int32"));
    case "float32Bits":
      return strong(intrinsic(name, "int32", [convert(a!, "float32")]));
    case "float32FromBits":
      return strong(intrinsic(name, "float32", [convert(a!, "int32")]));
    case "float64FromWords":
      return strong(intrinsic(name, "float64", [convert(a!, "int32"), convert(b!, "int32")]));
    default:
      return strong(intrinsic(name, "int32", [convert(a!, "float64")]));
  }
}

function lowerLookup(f: Lowering, node: syntax.CallExpression): Value {
  const [tableNode, indexNode] = node.arguments;
  const binding = f.parsed.names.bindings.get(tableNode!);
  const table =
    binding?.kind === "scope" ? (f.parsed.scope[binding.name] as unknown as readonly number[]) : [];
  const index = as(lowerExpression(f, indexNode!), "int32");
  return strong({ kind: "lookup", type: tableType(table, f.defaults.float), table, index });
}

/** The narrowest type that holds every entry, so that a table means the same in every kernel that reads it. */
function tableType(table: readonly number[], float: "float32" | "float64"): ValueType {
  if (table.every((value) => value === (value | 0))) return "int32";
  return float === "float32" && table.every((value) => value === Math.fround(value)) ? "float32" : "float64";
}
