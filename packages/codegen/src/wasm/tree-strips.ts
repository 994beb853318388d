/** The loops of a tree reduction of strips: over outputs, strip by strip, and within each over the rows of elements. */
import { blockLength, bytesPerElement, type Kernel, laneCount } from "@lockstep/core";
import { pushAtMost, writeWhile } from "./assembly/control.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { frameLayout, type LoopsLayout, scratchOffset, tilesOffset } from "./frame.js";
import { NestWriter } from "./nest.js";
import type { RowFunctions } from "./row.js";
import type { VectorModule } from "./vector/vector-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Outputs of a strip: their lanes fill half of a first-level cache. */
const width = 256;

export interface StripRows {
  readonly first: RowFunctions;
  readonly next: RowFunctions;
  readonly both: RowFunctions;
  readonly result: RowFunctions;
  readonly nothing: RowFunctions;
}

export class TreeStrips {
  readonly nest: NestWriter;
  readonly outputs: LoopsLayout;
  readonly reduced: LoopsLayout;
  /** Bytes of a row of accumulators. */
  readonly rowBytes: number;
  readonly stackOffset: number;
  /** Rows of the block so far, blocks so far, entries on the stack, outputs of the strip. */
  readonly row: LocalIndex;
  readonly blocks: LocalIndex;
  readonly depth: LocalIndex;
  readonly live: LocalIndex;

  constructor(
    readonly module: VectorModule,
    readonly builder: FunctionBuilder,
    combine: Kernel,
    readonly shape: VectorReduceShape,
    readonly rows: StripRows,
  ) {
    const { inputs, out, outputLoops, reducedLoops } = shape;
    const kinds = [...inputs, out];
    this.nest = new NestWriter(builder, kinds, frameLayout(kinds.length, outputLoops, reducedLoops));
    [this.outputs, this.reduced] = this.nest.layout.sets as [LoopsLayout, LoopsLayout];
    this.rowBytes = width * bytesPerElement(combine.type);
    this.stackOffset = tilesOffset + laneCount * this.rowBytes;
    [this.row, this.blocks, this.depth, this.live] = ["row", "blocks", "depth", "live"].map((name) =>
      builder.local("i32", name),
    ) as [number, number, number, number];
  }

  write(): void {
    const { builder, nest, outputs, live } = this;
    const inner = outputs.loops - 1;
    const left = builder.local("i32", "outputsLeft");
    const strip = nest.pointers("strip");
    nest.walk(outputs, inner, nest.start(outputs), true, (pointers) => {
      nest.copy(pointers, strip);
      nest.readInnermost(left, outputs);
      builder.loop((again) => {
        pushAtMost(builder, left, width);
        builder.set(live);
        this.#strip(strip);
        nest.step(outputs, inner, strip, () => builder.get(live));
        builder.get(left);
        builder.get(live);
        builder.emit("i32.sub");
        builder.tee(left);
        builder.brIf(again);
      });
    });
  }

  #strip(strip: readonly LocalIndex[]): void {
    const { builder, nest, reduced, row, blocks, depth } = this;
    for (const local of [row, blocks, depth]) {
      builder.i32(0);
      builder.set(local);
    }
    nest.pushCount(reduced);
    builder.if(
      () => {
        const elements = nest.pointers("element");
        nest.copy(strip, elements);
        nest.walk(reduced, reduced.loops, elements, false, (pointers) => this.#elements(pointers));
        builder.get(row);
        builder.if(() => this.#finishBlock());
        writeWhile(
          builder,
          () => {
            builder.get(depth);
            builder.i32(1);
            builder.emit("i32.gt_s");
          },
          () => {
            builder.advance(depth, -1);
            this.#combineRows(
              () => this.#pushStack(-1),
              () => this.#pushStack(0),
              () => this.#pushStack(-1),
            );
          },
        );
        if (!this.shape.bare) this.#pushInitial();
        nest.pushScratch(this.stackOffset);
        this.#pushOut(strip);
        this.#call(this.rows.result);
      },
      () => {
        this.#pushInitial();
        this.#pushOut(strip);
        this.#call(this.rows.nothing);
      },
    );
  }

  #pushInitial(): void {
    this.nest.pushNumber(this.shape.inputs.length + 1);
  }

  #pushOut(strip: readonly LocalIndex[]): void {
    const out = this.shape.inputs.length;
    this.builder.get(strip[out]!);
    if (this.shape.steps[out] === "stride")
      this.nest.pushWord(this.outputs.stride(out, this.outputs.loops - 1));
  }

  /** Calls a row over the strip, its operands pushed already. */
  #call({ row }: RowFunctions): void {
    this.builder.get(this.live);
    this.nest.pushScratch(scratchOffset);
    this.builder.emit("call", this.module.builder.indexOf(row));
  }

  /** One row of elements into the lane whose turn it is. */
  #elements(pointers: readonly LocalIndex[]): void {
    const { builder, nest, shape, row } = this;
    const inner = this.outputs.loops - 1;
    const operands = shape.inputs.map((kind, k) => ({ kind, step: shape.steps[k]! }));
    const pushElements = (): void => nest.pushOperands(operands, pointers, this.outputs, inner);
    const pushLane = (): void => {
      nest.pushScratch(tilesOffset);
      builder.get(row);
      builder.i32(laneCount - 1);
      builder.emit("i32.and");
      builder.i32(this.rowBytes);
      builder.emit("i32.mul");
      builder.emit("i32.add");
    };
    builder.get(row);
    builder.i32(laneCount);
    builder.emit("i32.lt_s");
    builder.if(
      () => {
        pushElements();
        pushLane();
        this.#call(this.rows.first);
      },
      () => {
        pushLane();
        pushElements();
        pushLane();
        this.#call(this.rows.next);
      },
    );
    builder.advance(row, 1);
    builder.get(row);
    builder.i32(blockLength);
    builder.emit("i32.eq");
    builder.if(() => this.#finishBlock());
  }

  /** Halves the lanes of a block, and puts its row on the stack once it is combined with those of its size. */
  #finishBlock(): void {
    const { builder, row, blocks, depth } = this;
    const pushLane = (lane: number): void => this.nest.pushScratch(tilesOffset + lane * this.rowBytes);
    for (let half = laneCount / 2; half >= 1; half /= 2) {
      for (let lane = 0; lane < half; lane++) {
        builder.get(row);
        builder.i32(lane + half);
        builder.emit("i32.gt_s");
        builder.if(() => {
          this.#combineRows(
            () => pushLane(lane),
            () => pushLane(lane + half),
            () => pushLane(lane),
          );
        });
      }
    }
    const full = builder.borrow("i32");
    builder.get(blocks);
    builder.set(full);
    writeWhile(
      builder,
      () => {
        builder.get(full);
        builder.i32(1);
        builder.emit("i32.and");
      },
      () => {
        builder.advance(depth, -1);
        this.#combineRows(
          () => this.#pushStack(0),
          () => pushLane(0),
          () => pushLane(0),
        );
        builder.get(full);
        builder.i32(1);
        builder.emit("i32.shr_u");
        builder.set(full);
      },
    );
    builder.giveBack("i32", full);
    this.#pushStack(0);
    pushLane(0);
    builder.i32(this.rowBytes);
    builder.emit("memory.copy");
    builder.advance(depth, 1);
    builder.advance(blocks, 1);
    builder.i32(0);
    builder.set(row);
  }

  /** Pushes the address of the stack's entry so many from the next free one. */
  #pushStack(offset: number): void {
    this.nest.pushScratch(this.stackOffset + offset * this.rowBytes);
    this.builder.get(this.depth);
    this.builder.i32(this.rowBytes);
    this.builder.emit("i32.mul");
    this.builder.emit("i32.add");
  }

  #combineRows(pushA: () => void, pushB: () => void, pushTo: () => void): void {
    pushA();
    pushB();
    pushTo();
    this.#call(this.rows.both);
  }
}
