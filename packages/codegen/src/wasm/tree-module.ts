/**
 * Reduces in the fixed tree of `Reduction`, one output after another. The values of blocks wait on a stack, where two
 * of equal size are combined as soon as they meet; combining what is left from the last to the first gives the very
 * pairs of neighbours that the tree asks for. Elements of several dimensions are first computed into one block's room.
 */
import { blockLength, bytesPerElement, type Kernel, type TreeReduction } from "@lockstep/core";
import { combine, unchanged, writeInitial, writeOne } from "./accumulators.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { frameLayout, scratchOffset, tilesOffset } from "./frame.js";
import { NestWriter, nestParameters } from "./nest.js";
import { addRow, type RowFunctions } from "./row.js";
import { addBlock, type BlockShape } from "./tree-block.js";
import { addBlocks, blocksAtOnce } from "./tree-blocks.js";
import { addCombine } from "./tree-lanes.js";
import { bitsOf } from "./vector/lanes.js";
import { VectorModule } from "./vector/vector-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Byte offsets in the workspace: a block's elements, then the stack of blocks' values. */
const stageOffset = tilesOffset;
const stackOffset = stageOffset + blockLength * 8;
const stackEntry = 16;

/** Writes the module of a tree reduction (library functions expanded); exports `nest`. */
export function writeTreeModule(
  reduction: TreeReduction,
  shape: VectorReduceShape,
  shared: boolean,
): ModuleBuilder {
  const module = new VectorModule(shared);
  const { type } = reduction.combine;
  const isStaged = shape.reducedLoops > 1;
  const staged = isStaged
    ? addRow(
        module,
        reduction.element,
        { inputs: shape.inputs, out: type, steps: [...shape.steps.slice(0, -1), "next"] },
        "stage",
      )
    : undefined;
  const ofBlock: BlockShape = isStaged
    ? { inputs: [type], steps: ["next"] }
    : { inputs: shape.inputs, steps: shape.steps.slice(0, -1) };
  const ofElements = isStaged ? { ...reduction, element: unchanged(type) } : reduction;
  const block = addBlock(module, ofElements, ofBlock);
  const atOnce = isStaged ? 0 : blocksAtOnce(reduction, ofBlock);
  const blocks = atOnce > 0 ? addBlocks(module, reduction, ofBlock, atOnce) : undefined;
  const builder = module.builder.add("nest", nestParameters);
  new Tree(module, builder, reduction, shape, { block, blocks, atOnce, staged }).write();
  module.builder.export(builder);
  return module.builder;
}

interface TreeFunctions {
  readonly block: FunctionBuilder;
  /** Takes several whole blocks at once. */
  readonly blocks: FunctionBuilder | undefined;
  readonly atOnce: number;
  /** Computes elements of several dimensions into the stage. */
  readonly staged: RowFunctions | undefined;
}

class Tree {
  readonly nest: NestWriter;
  readonly combineIndex: number;
  readonly value: LocalIndex;
  /** The address behind the stack's last entry. */
  readonly top: LocalIndex;
  readonly bottom: LocalIndex;
  readonly blocks: LocalIndex;

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
    this.combineIndex = module.builder.indexOf(addCombine(module, reduction));
    this.value = builder.local("v128", "value");
    this.top = builder.local("i32", "top");
    this.bottom = builder.local("i32", "bottom");
    this.blocks = builder.local("i32", "blocks");
  }

  get combineKernel(): Kernel {
    return this.reduction.combine;
  }

  write(): void {
    const { builder, nest, bottom } = this;
    const [outputs, reduced] = nest.layout.sets as unknown as [
      (typeof nest.layout.sets)[number],
      (typeof nest.layout.sets)[number],
    ];
    nest.pushScratch(stackOffset);
    builder.set(bottom);
    const elements = nest.pointers("element");
    const count = builder.local("i32", "count");
    nest.walk(outputs, outputs.loops, nest.start(outputs), true, (pointers) => {
      nest.copy(pointers, elements);
      builder.get(bottom);
      builder.set(this.top);
      builder.i32(0);
      builder.set(this.blocks);
      builder.i32(1);
      for (let loop = 0; loop < reduced.loops; loop++) {
        nest.pushWord(reduced.extent(loop));
        builder.emit("i32.mul");
      }
      builder.tee(count);
      builder.if(() => {
        if (this.functions.staged) this.#throughStage(this.functions.staged, elements);
        else this.#directly(elements);
        this.#pop();
        builder.set(this.value);
        this.#while(
          () => {
            builder.get(this.top);
            builder.get(bottom);
            builder.emit("i32.ne");
          },
          () => this.#combineWithTop(),
        );
      });
      this.#store(pointers[this.shape.inputs.length]!, count);
    });
  }

  #while(pushTest: () => void, body: () => void): void {
    const { builder } = this;
    builder.block((done) => {
      builder.loop((again) => {
        pushTest();
        builder.emit("i32.eqz");
        builder.brIf(done);
        body();
        builder.br(again);
      });
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
      nest.eachView((k) => {
        builder.get(elements[k]!);
        nest.pushWord(reduced.stride(k, 0));
        builder.get(length);
        builder.emit("i32.mul");
        builder.emit("i32.add");
        builder.set(elements[k]!);
      });
      builder.get(left);
      builder.get(length);
      builder.emit("i32.sub");
      builder.set(left);
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
      this.#while(whole, () => {
        this.#pushOperands(elements, 0);
        builder.emit("call", this.module.builder.indexOf(blocks));
        const values = Array.from({ length: atOnce }, () => builder.borrow("v128"));
        for (const value of [...values].reverse()) builder.set(value);
        for (const value of values) {
          builder.get(value);
          this.#pushValue();
          builder.giveBack("v128", value);
        }
        goOn();
      });
    }
    this.#while(
      () => builder.get(left),
      () => {
        this.#least(left, blockLength, length);
        this.#pushOperands(elements, 0);
        builder.get(length);
        nest.pushScratch(scratchOffset);
        builder.emit("call", this.module.builder.indexOf(block));
        this.#pushValue();
        goOn();
      },
    );
  }

  /** What a row or a block is given: addresses, strides along the last reduced loop, numbers. */
  #pushOperands(pointers: readonly LocalIndex[], inner: number): void {
    const { builder, nest, shape } = this;
    const reduced = nest.layout.sets[1]!;
    for (const [k, kind] of shape.inputs.entries()) {
      if (kind === "number") nest.pushNumber(k);
      else builder.get(pointers[k]!);
      if (kind !== "number" && shape.steps[k] === "stride") nest.pushWord(reduced.stride(k, inner));
    }
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
        this.#smaller(left, room, length);
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
        nest.eachView((k) => {
          builder.get(inRow[k]!);
          nest.pushWord(reduced.stride(k, inner));
          builder.get(length);
          builder.emit("i32.mul");
          builder.emit("i32.add");
          builder.set(inRow[k]!);
        });
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
    this.#pushValue();
    builder.i32(0);
    builder.set(filled);
  }

  /** `to = min(local, most)`. */
  #least(local: LocalIndex, most: number, to: LocalIndex): void {
    const limit = this.builder.borrow("i32");
    this.builder.i32(most);
    this.builder.set(limit);
    this.#smaller(local, limit, to);
    this.builder.giveBack("i32", limit);
  }

  #smaller(a: LocalIndex, b: LocalIndex, to: LocalIndex): void {
    const { builder } = this;
    builder.get(a);
    builder.get(b);
    builder.get(a);
    builder.get(b);
    builder.emit("i32.lt_s");
    builder.emit("select");
    builder.set(to);
  }

  /** Puts the block's value that is on WebAssembly's stack on ours, once it is combined with those of its size. */
  #pushValue(): void {
    const { builder, blocks, value } = this;
    const full = builder.borrow("i32");
    builder.set(value);
    builder.get(blocks);
    builder.set(full);
    this.#while(
      () => {
        builder.get(full);
        builder.i32(1);
        builder.emit("i32.and");
      },
      () => {
        this.#combineWithTop();
        builder.get(full);
        builder.i32(1);
        builder.emit("i32.shr_u");
        builder.set(full);
      },
    );
    builder.get(this.top);
    builder.get(value);
    builder.emit("v128.store");
    builder.advance(this.top, stackEntry);
    builder.advance(blocks, 1);
    builder.giveBack("i32", full);
  }

  /** Takes the last entry off the stack and pushes it. */
  #pop(): void {
    this.builder.advance(this.top, -stackEntry);
    this.builder.get(this.top);
    this.builder.emit("v128.load");
  }

  /** value = combine(the last entry, value). */
  #combineWithTop(): void {
    const { builder, value } = this;
    const other = builder.borrow("v128");
    this.#pop();
    builder.set(other);
    const each = bitsOf(this.combineKernel.type) / 32;
    for (const register of [other, value]) for (let r = 0; r < each; r++) builder.get(register);
    builder.emit("call", this.combineIndex);
    for (let r = 1; r < each; r++) builder.set(other);
    builder.set(value);
    builder.giveBack("v128", other);
  }

  /** Stores combine(init, value), or the initial value alone where there was nothing to reduce. */
  #store(pointer: LocalIndex, count: LocalIndex): void {
    const { builder, module, nest, shape } = this;
    const { combineKernel: kernel } = this;
    const lanes = 4;
    const registers = bitsOf(kernel.type) / 32;
    const initial = Array.from({ length: registers }, () => builder.borrow("v128"));
    writeInitial(builder, () => nest.pushNumber(shape.inputs.length + 1), kernel.type, initial);
    const all = new Array<LocalIndex>(registers).fill(this.value);
    const store = (push: (r: number) => void): void => writeOne(builder, shape.out, pointer, () => push(0));
    builder.get(count);
    builder.if(
      () => combine({ module, builder, kernel, lanes, out: shape.out }, [initial, all], store),
      () =>
        combine({ module, builder, kernel: unchanged(kernel.type), lanes, out: shape.out }, [initial], store),
    );
    for (const register of initial) builder.giveBack("v128", register);
  }
}
