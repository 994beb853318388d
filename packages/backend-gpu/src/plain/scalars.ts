/**
 * How a gather reads its scalars. They are given as int32, but no program of GPU.js's modes without a shading language can
 * take bits for a float: a scalar that is read as the float32 with its bits is handed over as that float.
 */
import {
  bodiesOf,
  type Expression,
  eachExpression,
  LockstepError,
  partsOf,
  type Statement,
} from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { isKernelFunction, type PlainArgument } from "./plain-program.js";

/** Which scalars a program reads as themselves, and which as the float32 with their bits: locals by number. */
export interface ScalarUse {
  readonly ints: ReadonlySet<number>;
  readonly floats: ReadonlySet<number>;
}

/** Throws `KERNEL_UNSUPPORTED` where a gather needs the bits of a float in another way. */
export function scalarsOf(gather: Gather, engine: string): ScalarUse {
  const ints = new Set<number>();
  const floats = new Set<number>();
  const visit = (node: Expression, own: boolean): void => {
    const scalar = scalarAsFloat(node, gather);
    if (own && scalar !== undefined && !assigned(gather.body, scalar)) {
      floats.add(scalar);
      return;
    }
    if (node.kind === "intrinsic" || node.kind === "lookup") {
      const what = node.kind === "intrinsic" ? node.op : "a table";
      throw new LockstepError("KERNEL_UNSUPPORTED", {
        cause: `${gather.name} needs ${what}, which GPU.js does not have in its mode ${engine}`,
        mend: "Run it on another engine: webgpu or webgl2",
      });
    }
    if (own && node.kind === "local" && node.local >= 1 && node.local <= gather.scalars) ints.add(node.local);
    for (const part of partsOf(node)) visit(part, own);
  };
  eachExpression(gather.body, (node) => visit(node, true));
  for (let n = 1; n <= gather.scalars; n++) if (assigned(gather.body, n)) ints.add(n);
  for (const fn of gather.functions) {
    if (isKernelFunction(fn)) eachExpression(fn.body, (node) => visit(node, false));
  }
  return { ints, floats };
}

/** The scalars as parameters: `s` of an int32, `f` of a float32, and the scalar's local. */
export function scalarParameters({ ints, floats }: ScalarUse): [string, PlainArgument][] {
  return [
    ...[...ints].map((n): [string, PlainArgument] => [`s${n}`, { kind: "int", scalar: n - 1 }]),
    ...[...floats].map((n): [string, PlainArgument] => [`f${n}`, { kind: "float", scalar: n - 1 }]),
  ];
}

/** The scalar whose bits a node takes for a float. */
export function scalarAsFloat(node: Expression, { scalars }: Gather): number | undefined {
  if (node.kind !== "intrinsic" || node.op !== "float32FromBits") return undefined;
  const [bits] = node.args;
  return bits?.kind === "local" && bits.local >= 1 && bits.local <= scalars ? bits.local : undefined;
}

/** Whether statements assign to a local. */
export function assigned(body: readonly Statement[], local: number): boolean {
  return body.some((statement) =>
    statement.kind === "assign"
      ? statement.local === local
      : bodiesOf(statement).some((inner) => assigned(inner, local)),
  );
}
