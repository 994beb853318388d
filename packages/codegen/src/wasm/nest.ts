/** Nests of loops around rows: `nest(frame, from, to)`, of which the outermost loop runs from `from` to `to`. */
import type { InputKind } from "../shapes.js";
import { type FunctionBuilder, i32, type LocalIndex } from "./assembly/function-builder.js";
import { type FrameLayout, frameLayout, type LoopsLayout, scratchOffset } from "./frame.js";
import type { RowFunctions, RowOperand } from "./row.js";
import type { VectorModule } from "./vector/vector-module.js";

export const nestParameters = [
  { name: "frame", type: "i32" },
  { name: "from", type: "i32" },
  { name: "to", type: "i32" },
] as const;
export const [frame, from, to] = [0, 1, 2];

export function addNest(
  module: VectorModule,
  row: RowFunctions,
  kinds: readonly InputKind[],
  loops: number,
): FunctionBuilder {
  const builder = module.builder.add("nest", nestParameters);
  const writer = new NestWriter(builder, kinds, frameLayout(kinds.length, loops));
  const set = writer.layout.sets[0]!;
  const inner = loops - 1;
  const count = builder.local("i32", "count");
  writer.readInnermost(count, set);
  writer.walk(set, inner, writer.start(set), true, (pointers) => {
    writer.pushOperands(row.operands, pointers, set, inner);
    builder.get(count);
    writer.pushScratch();
    builder.emit("call", module.builder.indexOf(row.row));
  });
  return builder;
}

/** Writes loops over what a frame says, for operands of these kinds. */
export class NestWriter {
  constructor(
    readonly builder: FunctionBuilder,
    readonly kinds: readonly InputKind[],
    readonly layout: FrameLayout,
  ) {}

  /** Pushes a word of the frame. */
  pushWord(offset: number): void {
    this.builder.write(frame, ["i32.load", offset]);
  }

  pushNumber(operand: number): void {
    this.builder.write(frame, ["f64.load", this.layout.number(operand)]);
  }

  pushScratch(offset = scratchOffset): void {
    this.builder.write(frame, i32(offset), "i32.add");
  }

  read(local: LocalIndex, offset: number): void {
    this.pushWord(offset);
    this.builder.set(local);
  }

  /** Variables for the operands' addresses. */
  pointers(name: string): LocalIndex[] {
    return this.kinds.map((_, k) => this.builder.local("i32", `${name}${k}`));
  }

  /** Pushes what a row or a block is given: addresses, with the strides of a loop where they need one, and numbers. */
  pushOperands(
    operands: readonly Pick<RowOperand, "kind" | "step">[],
    pointers: readonly LocalIndex[],
    set: LoopsLayout,
    loop: number,
  ): void {
    for (const [k, { kind, step }] of operands.entries()) {
      if (kind === "number") {
        this.pushNumber(k);
        continue;
      }
      this.builder.get(pointers[k]!);
      if (step === "stride") this.pushWord(set.stride(k, loop));
    }
  }

  /** The operands' addresses where the outermost loop of a set begins. */
  start(set: LoopsLayout): readonly LocalIndex[] {
    const { builder } = this;
    const pointers = this.pointers("at");
    this.eachView((k) => {
      this.pushWord(this.layout.address(k));
      builder.get(from);
      this.pushWord(set.stride(k, 0));
      builder.write("i32.mul", "i32.add").set(pointers[k]!);
    });
    return pointers;
  }

  eachView(visit: (operand: number) => void): void {
    for (const [k, kind] of this.kinds.entries()) if (kind !== "number") visit(k);
  }

  copy(sources: readonly LocalIndex[], targets: readonly LocalIndex[]): void {
    this.eachView((k) => {
      this.builder.get(sources[k]!).set(targets[k]!);
    });
  }

  /** Pushes the number of elements that a set of loops visits. */
  pushCount(set: LoopsLayout): void {
    this.builder.i32(1);
    for (let loop = 0; loop < set.loops; loop++) {
      this.pushWord(set.extent(loop));
      this.builder.emit("i32.mul");
    }
  }

  /** The turns of a set's innermost loop, which is the range that was asked for if there is no other. */
  readInnermost(local: LocalIndex, set: LoopsLayout): void {
    const { builder } = this;
    if (set.loops > 1) {
      this.read(local, set.extent(set.loops - 1));
      return;
    }
    builder.write(to, from, "i32.sub").set(local);
  }

  /** Moves pointers on by so many turns of a loop; by one, unless told. */
  step(set: LoopsLayout, loop: number, pointers: readonly LocalIndex[], pushTurns?: () => void): void {
    this.eachView((k) => {
      this.builder.get(pointers[k]!);
      this.pushWord(set.stride(k, loop));
      if (pushTurns) {
        pushTurns();
        this.builder.emit("i32.mul");
      }
      this.builder.emit("i32.add").set(pointers[k]!);
    });
  }

  /**
   * The outermost `depth` loops of a set, each of one turn at least. `body` is given the pointers where it stands,
   * which it must leave alone; those that are given to `walk` are moved. `ranged`: the first runs over the range.
   */
  walk(
    set: LoopsLayout,
    depth: number,
    pointers: readonly LocalIndex[],
    ranged: boolean,
    body: (pointers: readonly LocalIndex[]) => void,
    loop = 0,
  ): void {
    if (loop === depth) {
      body(pointers);
      return;
    }
    const { builder } = this;
    const left = builder.local("i32", `left${loop}`);
    if (loop === 0 && ranged) {
      builder.write(to, from, "i32.sub").set(left);
    } else {
      this.read(left, set.extent(loop));
    }
    const isLast = loop === depth - 1;
    const inside = isLast ? pointers : this.pointers("at");
    builder.loop((again) => {
      if (!isLast) this.copy(pointers, inside);
      this.walk(set, depth, inside, ranged, body, loop + 1);
      this.step(set, loop, pointers);
      this.countDown(left);
      builder.brIf(again);
    });
  }

  /** One less, and whether anything is left. */
  countDown(left: LocalIndex): void {
    this.builder.write(left, i32(1), "i32.sub").tee(left);
  }
}
