/**
 * The innermost loop of a map: `row` runs the kernel over so many elements of each view. What is left over by whole
 * vectors is copied to a scratch area, the last element repeated, run there as one more vector, and copied back: no
 * second version of the kernel is needed, and the lanes that stand for nobody do what a real one does. Where nothing
 * depends on what those lanes hold, whatever lies behind the view will do, and only the results go through scratch.
 */
import { bytesPerElement, type Dtype, type Kernel, type ValueType } from "@lockstep/core";
import type { InputKind, Step } from "../shapes.js";
import { hasLoop } from "../weight.js";
import { type FunctionBuilder, i32, type LocalIndex, type NamedType } from "./assembly/function-builder.js";
import { addPad, addUnpad } from "./pad.js";
import { KernelVectors } from "./vector/kernel-vectors.js";
import { loadedType, writeLoad } from "./vector/loads.js";
import { writeStore } from "./vector/stores.js";
import type { VectorModule } from "./vector/vector-module.js";
import { lanesFor } from "./vector/width.js";

/** Bytes of scratch for each operand. */
export const scratchBytes = 128;

export interface RowShape {
  readonly inputs: readonly InputKind[];
  readonly out: Dtype;
  /** For each operand, the output last. */
  readonly steps: readonly Step[];
}

/** What a row is given for an operand: an address and perhaps a stride, both in bytes, or a number. */
export interface RowOperand {
  readonly kind: InputKind;
  readonly step: Step;
  readonly value: LocalIndex;
  /** Only where `step` is "stride". */
  readonly stride: LocalIndex | undefined;
}

export interface RowFunctions {
  /** (operands…, count, scratch). */
  readonly row: FunctionBuilder;
  readonly operands: readonly RowOperand[];
  readonly lanes: number;
}

/** Parameters for the operands of a row, in order. */
export function rowParameters({ inputs, out, steps }: RowShape): {
  parameters: NamedType[];
  operands: RowOperand[];
} {
  const parameters: NamedType[] = [];
  const operands = [...inputs, out].map((kind, k): RowOperand => {
    const name = k === inputs.length ? "out" : `in${k}`;
    const step = steps[k]!;
    const value = parameters.push({ name, type: kind === "number" ? "f64" : "i32" }) - 1;
    const stride =
      kind !== "number" && step === "stride"
        ? parameters.push({ name: `${name}.stride`, type: "i32" }) - 1
        : undefined;
    return { kind, step, value, stride };
  });
  return { parameters, operands };
}

export function addRow(module: VectorModule, kernel: Kernel, shape: RowShape, name = "row"): RowFunctions {
  const lanes = lanesFor(kernel);
  const run = addRun(module, kernel, shape, lanes, `${name}.run`);
  const { parameters, operands } = rowParameters(shape);
  const row = module.builder.add(name, [
    ...parameters,
    { name: "count", type: "i32" },
    { name: "scratch", type: "i32" },
  ]);
  const count = parameters.length;
  const scratch = count + 1;
  const whole = row.local("i32", "whole");
  row.write(count, i32(-lanes), "i32.and").tee(whole);
  row.if(() => {
    for (let i = 0; i < parameters.length; i++) row.get(i);
    row.write(whole, ["call", module.builder.indexOf(run)]);
  });
  row.write(count, whole, "i32.sub").tee(count);
  const careless = isStraight(kernel);
  row.if(() => writeRest(module, { row, operands, lanes, run, count, scratch, whole, careless }));
  return { row, operands, lanes };
}

interface Rest {
  readonly row: FunctionBuilder;
  readonly operands: readonly RowOperand[];
  readonly lanes: number;
  readonly run: FunctionBuilder;
  /** Elements left over. */
  readonly count: LocalIndex;
  readonly scratch: LocalIndex;
  readonly whole: LocalIndex;
  /** Whether lanes that stand for nobody may hold anything. */
  readonly careless: boolean;
}

/** Whether a kernel does the same whatever its values are: no lane keeps others waiting. */
const isStraight = ({ body, functions }: Kernel): boolean => functions.length === 0 && !hasLoop(body);

function writeRest(module: VectorModule, rest: Rest): void {
  const { row, operands, lanes, run, count, scratch, whole, careless } = rest;
  const place = (k: number): void => {
    row.write(scratch, i32(k * scratchBytes), "i32.add");
  };
  const step = ({ stride }: RowOperand, size: number): void => {
    if (stride === undefined) row.i32(size);
    else row.get(stride);
  };
  const start = (operand: RowOperand, size: number): void => {
    row.write(operand.value, whole);
    step(operand, size);
    row.write("i32.mul", "i32.add");
  };
  const moves = ({ kind, step: way }: RowOperand): boolean => kind !== "number" && way !== "fixed";
  const last = operands.length - 1;
  /** Reading on behind a view stays within the arena, which ends with a margin. */
  const readsOn = (operand: RowOperand, k: number): boolean =>
    careless && k !== last && moves(operand) && operand.stride === undefined;
  operands.forEach((operand, k) => {
    if (k === last || !moves(operand) || readsOn(operand, k)) return;
    const size = bytesPerElement(operand.kind as Dtype);
    start(operand, size);
    step(operand, size);
    row.get(count);
    place(k);
    row.emit("call", module.builder.indexOf(addPad(module, size, lanes)));
  });
  operands.forEach((operand, k) => {
    if (readsOn(operand, k)) start(operand, bytesPerElement(operand.kind as Dtype));
    else if (moves(operand)) place(k);
    else row.get(operand.value);
    if (operand.stride !== undefined) row.i32(bytesPerElement(operand.kind as Dtype));
  });
  row.write(i32(lanes), ["call", module.builder.indexOf(run)]);
  const out = operands[last]!;
  const size = bytesPerElement(out.kind as Dtype);
  place(last);
  start(out, size);
  step(out, size);
  row.write(count, ["call", module.builder.indexOf(addUnpad(module, size))]);
}

/** `run`: the loop itself, over a count of elements that is a multiple of the lanes and not 0. */
function addRun(
  module: VectorModule,
  kernel: Kernel,
  shape: RowShape,
  lanes: number,
  name: string,
): FunctionBuilder {
  const { parameters, operands } = rowParameters(shape);
  const builder = module.builder.add(name, [...parameters, { name: "count", type: "i32" }]);
  const count = parameters.length;
  const inputs = operands.slice(0, -1);
  const vectors = new KernelVectors(module, builder, kernel, {
    lanes,
    varying: inputs.map(({ kind, step }) => kind !== "number" && step !== "fixed"),
    sources: inputs.map(({ kind }, k) => (kind === "number" ? kernel.parameters[k]!.type : loadedType(kind))),
    out: shape.out,
  });
  const load = (k: number): void => {
    const { kind, step, value, stride = 0 } = inputs[k]!;
    vectors.argument(k, (r) => {
      if (kind === "number") writeNumber(builder, () => builder.get(value), kernel.parameters[k]!.type);
      else writeLoad(builder, { dtype: kind, step, pointer: value, stride }, r);
    });
  };
  const isFixed = ({ kind, step }: RowOperand): boolean => kind === "number" || step === "fixed";
  inputs.forEach((operand, k) => {
    if (isFixed(operand)) load(k);
  });
  builder.loop((again) => {
    inputs.forEach((operand, k) => {
      if (isFixed(operand)) vectors.again(k);
      else load(k);
    });
    const result = vectors.result();
    const out = operands.at(-1)!;
    const step = out.step === "stride" ? "stride" : "next";
    const destination = { dtype: shape.out, step, pointer: out.value, stride: out.stride ?? 0 } as const;
    writeStore(builder, destination, lanes, result.push);
    result.done();
    for (const { kind, step: way, value } of operands) {
      if (kind !== "number" && way === "next") builder.advance(value, lanes * bytesPerElement(kind));
    }
    builder.write(count, i32(lanes), "i32.sub").tee(count).brIf(again);
  });
  return builder;
}

/** Pushes a number for all lanes; `push` pushes it as a float64, though it is already a value of `type`. */
export function writeNumber(builder: FunctionBuilder, push: () => void, type: ValueType): void {
  push();
  switch (type) {
    case "float64":
      builder.emit("f64x2.splat");
      break;
    case "float32":
      builder.write("f32.demote_f64", "f32x4.splat");
      break;
    default:
      builder.emit("i32.trunc_sat_f64_s");
      if (type === "bool") {
        builder.write(i32(-1), "i32.mul");
      }
      builder.emit("i32x4.splat");
  }
}
