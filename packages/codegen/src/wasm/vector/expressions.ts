/**
 * Writes expressions, one register of the wide vector after another. Most of the tree works lane by lane, so register
 * r of a result needs registers r of its parts alone. Where 64-bit values meet 32-bit ones that is not so: there the
 * part is first held in variables (`prepare`), so that nothing is computed twice.
 */
import { type Binary, type Expression, partsOf, type Select } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { callsOnSide, prepareSides, writeInvoke } from "./calls.js";
import { writeCondition } from "./conditions.js";
import { writeConversion } from "./conversions.js";
import { writeExactFunction } from "./exact-functions.js";
import { writeIntrinsic } from "./intrinsics.js";
import { bitsOf, evenWords, type MaskBits, registerCount, splat } from "./lanes.js";
import { binaryInstruction, shapeName } from "./operators.js";
import { writeLookup, writeRemainder, writeShift } from "./per-lane.js";
import type { VectorFunction } from "./vector-function.js";

interface Held {
  readonly registers: readonly LocalIndex[];
  readonly bits: MaskBits;
}

export class ExpressionWriter {
  readonly #held = new Map<Expression, Held>();
  #borrowed: LocalIndex[] = [];

  constructor(readonly fn: VectorFunction) {}

  get builder(): FunctionBuilder {
    return this.fn.builder;
  }

  /** Readies an expression for `push`; a condition, for `pushMask` with so many bits. */
  prepare(node: Expression, bits?: MaskBits): void {
    if (this.#held.has(node)) return;
    if (node.kind === "select" && callsOnSide(node)) prepareSides(this, node);
    else for (const part of partsOf(node)) this.prepare(part);
    switch (node.kind) {
      case "convert":
        if (node.type === "float64" && node.value.type !== "float64") this.#widen(node.value);
        break;
      case "select":
        this.#prepareSelect(node);
        break;
      case "unary":
        break;
      case "binary":
        if (node.left.type === "bool") {
          for (const side of [node.left, node.right]) this.#ready(side, this.naturalBits(node));
        }
        break;
      case "intrinsic":
        if (node.op === "float64FromWords") for (const word of node.args) this.hold(word);
        break;
      case "lookup":
        if (node.type === "float64") this.hold(node.index);
        break;
      case "invoke":
        this.#keep(node, writeInvoke(this, node), this.fn.maskBits);
        break;
    }
    if (bits !== undefined) this.#ready(node, bits);
  }

  #prepareSelect(node: Select): void {
    const bits = node.type === "bool" ? this.naturalBits(node) : bitsOf(node.type);
    this.#ready(node.test, bits);
    if (node.type !== "bool") return;
    for (const side of [node.then, node.else]) this.#ready(side, bits);
  }

  /** Holds what will be widened, unless it is in variables anyway. */
  #widen(node: Expression): void {
    if (node.type === "bool") this.#ready(node, 64);
    else this.hold(node);
  }

  #ready(condition: Expression, bits: MaskBits): void {
    if (bits === 64 && this.naturalBits(condition) === 32) this.hold(condition);
  }

  /** Computes all registers of an expression into variables, for this statement. */
  hold(node: Expression): void {
    if (node.kind === "local" || node.kind === "constant" || this.#held.has(node)) return;
    const bits = node.type === "bool" ? this.naturalBits(node) : bitsOf(node.type);
    const registers = Array.from({ length: registerCount(this.fn.lanes, bits) }, (_, r) => {
      if (node.type === "bool") this.pushMask(node, r, bits);
      else this.push(node, r);
      const local = this.borrow();
      this.builder.set(local);
      return local;
    });
    this.#keep(node, registers, bits);
  }

  #keep(node: Expression, registers: readonly LocalIndex[], bits: MaskBits): void {
    this.#held.set(node, { registers, bits: node.type === "bool" ? bits : bitsOf(node.type) });
  }

  /** A vector variable until the end of the statement. */
  borrow(): LocalIndex {
    const local = this.builder.borrow("v128");
    this.#borrowed.push(local);
    return local;
  }

  /** The statement is written: its variables may be used again. */
  release(): void {
    for (const local of this.#borrowed) this.builder.giveBack("v128", local);
    this.#borrowed = [];
    this.#held.clear();
  }

  /** Pushes register r of a number. */
  push(node: Expression, r: number): void {
    const { builder } = this;
    const held = this.#held.get(node);
    if (held !== undefined) {
      builder.get(held.registers[r]!);
      return;
    }
    switch (node.kind) {
      case "constant":
        builder.get(splat(builder, node.type, node.value));
        return;
      case "local":
        builder.get(this.fn.registers(node.local)[r]!);
        return;
      case "unary":
        this.push(node.value, r);
        builder.emit(node.op === "bitNot" ? "v128.not" : `${shapeName(node.type)}.neg`);
        return;
      case "binary":
        this.#pushBinary(node, r);
        return;
      case "convert":
        writeConversion(this, node, r);
        return;
      case "select":
        this.push(node.then, r);
        this.push(node.else, r);
        this.pushMask(node.test, r, bitsOf(node.type));
        builder.emit("v128.bitselect");
        return;
      case "call":
        writeExactFunction(this, node, r);
        return;
      case "intrinsic":
        writeIntrinsic(this, node, r);
        return;
      case "lookup":
        writeLookup(this, node, r);
        return;
      case "invoke":
        throw new RangeError("A call was not prepared");
    }
  }

  #pushBinary(node: Binary, r: number): void {
    if (node.op === "remainder") {
      writeRemainder(this, node, r);
      return;
    }
    const instruction = binaryInstruction(node.op, node.type);
    if (instruction === undefined) {
      writeShift(this, node, r);
      return;
    }
    this.push(node.left, r);
    this.push(node.right, r);
    this.builder.emit(instruction);
  }

  /** The bits that lanes of a condition have where it is computed. */
  naturalBits(node: Expression): MaskBits {
    const held = this.#held.get(node);
    if (held !== undefined) return held.bits;
    switch (node.kind) {
      case "constant":
      case "local":
        return this.fn.maskBits;
      case "unary":
      case "convert":
        return node.value.type === "bool" ? this.naturalBits(node.value) : bitsOf(node.value.type);
      case "binary":
        return node.left.type === "bool" ? this.naturalBits(node.left) : bitsOf(node.left.type);
      case "select":
        return this.naturalBits(node.then);
      case "call":
        return this.naturalBits(node.args[0]!);
      default:
        return 32;
    }
  }

  /** Pushes register r of a condition as a mask with lanes of so many bits. */
  pushMask(node: Expression, r: number, bits: MaskBits): void {
    if (node.kind === "constant") {
      this.builder.get(splat(this.builder, "bool", node.value));
      return;
    }
    const natural = this.naturalBits(node);
    this.resize((register) => this.#pushNatural(node, register), natural, r, bits);
  }

  /** Pushes register r with lanes of `to` bits of a mask of which `push` gives registers with lanes of `from`. */
  resize(push: (register: number) => void, from: MaskBits, r: number, to: MaskBits): void {
    if (from === to) {
      push(r);
    } else if (from === 64) {
      push(2 * r);
      push(2 * r + 1);
      this.builder.emit("i8x16.shuffle", ...evenWords);
    } else {
      push(r >> 1);
      this.builder.emit(`i64x2.extend_${r % 2 === 0 ? "low" : "high"}_i32x4_s`);
    }
  }

  #pushNatural(node: Expression, r: number): void {
    const held = this.#held.get(node);
    if (held === undefined) writeCondition(this, node, r);
    else this.builder.get(held.registers[r]!);
  }
}
