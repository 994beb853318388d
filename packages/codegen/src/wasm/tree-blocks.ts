/**
 * Whole blocks of the fixed tree, several at a time where the element is light and lies in memory one after another:
 * sixteen lanes of 32 bits are four chains of dependent operations, too few to keep the machine busy, and blocks know
 * nothing of each other.
 */
import { blockLength, bytesPerElement, laneCount, type TreeReduction } from "@lockstep/core";
import { hasLoop, weigh } from "../weight.js";
import { accumulatorVariables, combine } from "./accumulators.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { rowParameters, writeNumber } from "./row.js";
import type { BlockShape } from "./tree-block.js";
import { TreeLanes } from "./tree-lanes.js";
import { KernelVectors } from "./vector/kernel-vectors.js";
import { bitsOf } from "./vector/lanes.js";
import { loadedType, writeLoad } from "./vector/loads.js";
import type { VectorModule } from "./vector/vector-module.js";

/** Nodes of an element and of a combination up to which they are written twice. */
const lightest = 40;

/** How many blocks are taken at once; 0 where they are not. */
export function blocksAtOnce(
  { element, combine: { body, functions, type } }: TreeReduction,
  { steps }: BlockShape,
): number {
  const isLight = [element, { body, functions }].every(
    (kernel) => kernel.functions.length === 0 && weigh(kernel.body) <= lightest && !hasLoop(kernel.body),
  );
  if (!isLight || steps.includes("stride")) return 0;
  const isWide = [type, ...element.locals.map((local) => local.type)].includes("float64");
  return isWide ? 1 : 2;
}

/** `blocks(operands…)`: the value of so many whole blocks, 1 or 2, in lane 0. */
export function addBlocks(
  module: VectorModule,
  reduction: TreeReduction,
  shape: BlockShape,
  count: number,
): FunctionBuilder {
  const { element, combine: kernel } = reduction;
  const { type } = kernel;
  const { parameters, operands } = rowParameters({ ...shape, out: type, steps: [...shape.steps, "next"] });
  const builder = module.builder.add("blocks", parameters.slice(0, -1), ["v128"]);
  const inputs = operands.slice(0, -1);
  const lanes = laneCount * count;
  const acc = accumulatorVariables(builder, type, lanes, "acc");
  const perBlock = acc.length / count;
  const left = builder.local("i32", "rowsLeft");

  const take = (use: (push: (r: number) => void) => void): void => {
    const vectors = new KernelVectors(module, builder, element, {
      lanes,
      varying: inputs.map(({ kind, step }) => kind !== "number" && step !== "fixed"),
      sources: inputs.map(({ kind }, k) =>
        kind === "number" ? element.parameters[k]!.type : loadedType(kind),
      ),
      out: type,
    });
    for (const [k, { kind, step, value }] of inputs.entries()) {
      if (kind === "number") {
        vectors.argument(k, () =>
          writeNumber(builder, () => builder.get(value), element.parameters[k]!.type),
        );
      } else {
        const registers = (laneCount * bitsOf(loadedType(kind))) / 128;
        const size = bytesPerElement(kind);
        vectors.argument(k, (r) => {
          const block = step === "fixed" ? 0 : Math.floor(r / registers);
          const source = { dtype: kind, step, pointer: value, stride: 0, offset: block * blockLength * size };
          writeLoad(builder, source, step === "fixed" ? 0 : r % registers);
        });
        if (step === "next") builder.advance(value, laneCount * size);
      }
      vectors.again(k);
    }
    const result = vectors.result();
    use(result.push);
    result.done();
  };

  take((push) => {
    for (const [r, register] of acc.entries()) {
      push(r);
      builder.set(register);
    }
  });
  builder.i32(blockLength / laneCount - 1);
  builder.set(left);
  builder.loop((again) => {
    const row: LocalIndex[] = [];
    take((push) => {
      acc.forEach((_, r) => {
        const register = builder.local("v128", `element.${r}`);
        push(r);
        builder.set(register);
        row.push(register);
      });
    });
    combine({ module, builder, kernel, lanes }, [acc, row], (push) => {
      for (const [r, register] of acc.entries()) {
        push(r);
        builder.set(register);
      }
    });
    builder.get(left);
    builder.i32(1);
    builder.emit("i32.sub");
    builder.tee(left);
    builder.brIf(again);
  });
  const first = acc.slice(0, perBlock);
  const last = acc.slice(-perBlock);
  for (const own of count === 1 ? [first] : [first, last])
    new TreeLanes(module, builder, reduction, own).halve();
  // Neighbours make a pair.
  if (count === 2) new TreeLanes(module, builder, reduction, first).combineFirst(last);
  builder.get(first[0]!);
  return builder;
}
