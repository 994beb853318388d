/** The loops of a tree reduction: over outputs, and within each over the elements, block by block. */
import { blockLength, bytesPerElement, type Kernel, type TreeReduction } from "@lockstep/core";
import { combine, unchanged, writeInitial, writeOne } from "./accumulators.js";
import { pushAtMost, pushSmaller, subtractLocal, writeWhile } from "./assembly/control.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { frameLayout, scratchOffset, tilesOffset } from "./frame.js";
import { NestWriter } from "./nest.js";
import type { RowFunctions } from "./row.js";
import { TreeStack } from "./tree-stack.js";
import { bitsOf } from "./vector/lanes.js";
import type { VectorModule } from "./vector/vector-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Byte offsets in the workspace: a block's elements, then the stack of blocks' values. */
const stageOffset = tilesOffset;
const stackOffset = stageOffset + blockLength * 8;

export interface TreeFunctions {
  readonly block: FunctionBuilder;
  /** Takes several whole blocks at once. */
  readonly blocks: FunctionBuilder | undefined;
  readonly atOnce: number;
  /** Computes elements of several dimensions into the stage. */
  readonly staged: RowFunctions | undefined;
}

export class TreeNest {
  readonly nest: NestWriter;
  readonly value: LocalIndex;
  readonly stack: TreeStack;

  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    readonly reduction: TreeReduction,
    readonly shape: VectorReduceShape,
    readonly functions: TreeFunctions,
  ) {
    const { inputs, out, outputLoops, reducedLoops } = shape;
    const kinds = [...inputs, out];
    this.nest = new NestWriter(builder, kinds, frameLayout(kinds.length, outputLoops, reducedLoops));
    this.value = builder.local("v128", "value");
    const bottom = builder.local("i32", "bottom");
    this.stack = new TreeStack(module, builder, reduction, bottom, this.value);
  }

  get combineKernel(): Kernel {
    return this.reduction.combine;
  }

  write(): void {
    const { builder, nest, stack } = this;
    const [outputs, reduced] = nest.layout.sets as unknown as [
      (typeof nest.layout.sets)[number],
      (typeof nest.layout.sets)[number],
    ];
    nest.pushScratch(stackOffset);
    builder.set(stack.bottom);
    const elements = nest.pointers("element");
    const count = builder.local("i32", "count");
    nest.walk(outputs, outputs.loops, nest.start(outputs), true, (pointers) => {
      nest.copy(pointers, elements);
      stack.clear();
      nest.pushCount(reduced);
      builder.tee(count);
      builder.if(() => {
        if (this.functions.staged) this.#throughStage(this.functions.staged, elements);
        else this.#directly(elements);
        stack.reduce();
      });
      this.#store(pointers[this.shape.inputs.length]!, count);
    });
  }

  /** Blocks straight from the views, which have one dimension to be reduced. */
  #directly(elements: readonly LocalIndex[]): void {
    const { builder, nest } = this;
    const reduced = nest.layout.sets[1]!;
    const left = builder.local("i32", "left");
    const length = builder.local("i32", "length");
    nest.read(left, reduced.extent(0));
    const goOn = (): void => {
      nest.step(reduced, 0, elements, () => builder.get(length));
      subtractLocal(builder, left, length);
    };
    const { blocks, atOnce, block } = this.functions;
    if (blocks !== undefined) {
      builder.i32(atOnce * blockLength);
      builder.set(length);
      const whole = (): void => {
        builder.get(left);
        builder.i32(atOnce * blockLength);
        builder.emit("i32.ge_s");
      };
      writeWhile(builder, whole, () => {
        this.#pushOperands(elements, 0);
        builder.emit("call", this.module.builder.indexOf(blocks));
        this.stack.push(Math.log2(atOnce));
        goOn();
      });
    }
    writeWhile(
      builder,
      () => builder.get(left),
      () => {
        pushAtMost(builder, left, blockLength);
        builder.set(length);
        this.#pushOperands(elements, 0);
        builder.get(length);
        nest.pushScratch(scratchOffset);
        builder.emit("call", this.module.builder.indexOf(block));
        this.stack.push();
        goOn();
      },
    );
  }

  #pushOperands(pointers: readonly LocalIndex[], inner: number): void {
    const { inputs, steps } = this.shape;
    const operands = inputs.map((kind, k) => ({ kind, step: steps[k]! }));
    this.nest.pushOperands(operands, pointers, this.nest.layout.sets[1]!, inner);
  }

  /** Elements row by row into the stage, and a block whenever that is full. */
  #throughStage({ row }: RowFunctions, elements: readonly LocalIndex[]): void {
    const { builder, nest } = this;
    const reduced = nest.layout.sets[1]!;
    const inner = reduced.loops - 1;
    const size = bytesPerElement(this.reduction.combine.type);
    const [filled, left, length] = ["filled", "left", "length"].map((name) => builder.local("i32", name)) as [
      number,
      number,
      number,
    ];
    const inRow = nest.pointers("inRow");
    builder.i32(0);
    builder.set(filled);
    nest.walk(reduced, inner, elements, false, (pointers) => {
      nest.copy(pointers, inRow);
      nest.read(left, reduced.extent(inner));
      builder.loop((again) => {
        const room = builder.borrow("i32");
        builder.i32(blockLength);
        builder.get(filled);
        builder.emit("i32.sub");
        builder.set(room);
        pushSmaller(builder, left, room);
        builder.set(length);
        builder.giveBack("i32", room);
        this.#pushOperands(inRow, inner);
        nest.pushScratch(stageOffset);
        builder.get(filled);
        builder.i32(size);
        builder.emit("i32.mul");
        builder.emit("i32.add");
        builder.get(length);
        nest.pushScratch(scratchOffset);
        builder.emit("call", this.module.builder.indexOf(row));
        nest.step(reduced, inner, inRow, () => builder.get(length));
        builder.get(filled);
        builder.get(length);
        builder.emit("i32.add");
        builder.tee(filled);
        builder.i32(blockLength);
        builder.emit("i32.eq");
        builder.if(() => this.#flush(filled));
        builder.get(left);
        builder.get(length);
        builder.emit("i32.sub");
        builder.tee(left);
        builder.brIf(again);
      });
    });
    builder.get(filled);
    builder.if(() => this.#flush(filled));
  }

  #flush(filled: LocalIndex): void {
    const { builder, nest } = this;
    nest.pushScratch(stageOffset);
    builder.get(filled);
    nest.pushScratch(scratchOffset);
    builder.emit("call", this.module.builder.indexOf(this.functions.block));
    this.stack.push();
    builder.i32(0);
    builder.set(filled);
  }

  /** Stores combine(init, value), or the initial value alone where there was nothing to reduce; a bare tree's value. */
  #store(pointer: LocalIndex, count: LocalIndex): void {
    const { builder, module, nest, shape } = this;
    const { combineKernel: kernel } = this;
    const lanes = 4;
    const registers = bitsOf(kernel.type) / 32;
    const all = new Array<LocalIndex>(registers).fill(this.value);
    const store = (push: (r: number) => void): void => writeOne(builder, shape.out, pointer, () => push(0));
    const storeAlone = (value: readonly LocalIndex[]): void =>
      combine({ module, builder, kernel: unchanged(kernel.type), lanes, out: shape.out }, [value], store);
    if (shape.bare) {
      storeAlone(all);
      return;
    }
    const initial = Array.from({ length: registers }, () => builder.borrow("v128"));
    writeInitial(builder, () => nest.pushNumber(shape.inputs.length + 1), kernel.type, initial);
    builder.get(count);
    builder.if(
      () => combine({ module, builder, kernel, lanes, out: shape.out }, [initial, all], store),
      () => storeAlone(initial),
    );
    for (const register of initial) builder.giveBack("v128", register);
  }
}
