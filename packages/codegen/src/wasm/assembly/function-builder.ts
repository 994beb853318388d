/**
 * Writes one WebAssembly function, instruction by instruction. Locals and blocks have names for whoever reads the
 * text; branches are asked for by block, and how many blocks they leave is counted here.
 */

export type WasmType = "i32" | "i64" | "f32" | "f64" | "v128";

/** A name of the text format, and what follows it: indices, an offset, a constant, sixteen bytes. */
export type Instruction = readonly [name: string, ...immediates: number[]];

/** A local variable, by its index. */
export type LocalIndex = number;

/** A place that branches go to: the end of a block, the beginning of a loop. */
export interface Label {
  readonly depth: number;
}

export interface NamedType {
  readonly name: string;
  readonly type: WasmType;
}

/** A constant as an instruction. */
export const i32 = (value: number): Instruction => ["i32.const", value | 0];

export class FunctionBuilder {
  /** Parameters first, then variables. */
  readonly locals: NamedType[];
  /** Runs before everything else: constants and splats that loops need. */
  readonly prologue: Instruction[] = [];
  readonly body: Instruction[] = [];
  #depth = 0;
  readonly #constants = new Map<string, LocalIndex>();
  readonly #spare = new Map<WasmType, LocalIndex[]>();

  constructor(
    readonly name: string,
    readonly parameters: readonly NamedType[],
    readonly results: readonly WasmType[] = [],
  ) {
    this.locals = [...parameters];
  }

  emit(...instruction: Instruction): this {
    this.body.push(instruction);
    return this;
  }

  /** Instructions in a row: a number reads a local, a name is an instruction that stands alone. */
  write(...code: readonly (LocalIndex | string | Instruction)[]): this {
    for (const part of code) {
      this.body.push(
        typeof part === "number" ? ["local.get", part] : typeof part === "string" ? [part] : part,
      );
    }
    return this;
  }

  local(type: WasmType, name: string): LocalIndex {
    this.locals.push({ name, type });
    return this.locals.length - 1;
  }

  /** The same, where names without a dot are instructions of a shape, such as `f64x2`. */
  shaped(shape: string, ...code: readonly (LocalIndex | string)[]): this {
    return this.write(
      ...code.map((part) => (typeof part === "string" && !part.includes(".") ? `${shape}.${part}` : part)),
    );
  }

  get(local: LocalIndex): this {
    return this.emit("local.get", local);
  }

  set(local: LocalIndex): this {
    return this.emit("local.set", local);
  }

  tee(local: LocalIndex): this {
    return this.emit("local.tee", local);
  }

  i32(value: number): this {
    return this.write(i32(value));
  }

  /** A variable for a moment: one that was given back, or a new one. */
  borrow(type: WasmType): LocalIndex {
    return this.#spare.get(type)?.pop() ?? this.local(type, "t");
  }

  giveBack(type: WasmType, local: LocalIndex): void {
    const spare = this.#spare.get(type);
    if (spare === undefined) this.#spare.set(type, [local]);
    else spare.push(local);
  }

  /** A variable that holds sixteen constant bytes from the beginning on. */
  constant(bytes: Uint8Array, name: string): LocalIndex {
    const key = bytes.join();
    let local = this.#constants.get(key);
    if (local === undefined) {
      local = this.local("v128", name);
      this.prologue.push(["v128.const", ...bytes], ["local.set", local]);
      this.#constants.set(key, local);
    }
    return local;
  }

  /** Statements that a branch to their label leaves. */
  block(write: (label: Label) => void): void {
    this.#nest("block", write);
  }

  /** Statements that a branch to their label begins again; without one they run once. */
  loop(write: (label: Label) => void): void {
    this.#nest("loop", write);
  }

  /** Runs `then` if the i32 on the stack is not 0, else `otherwise`. */
  if(then: () => void, otherwise?: () => void): void {
    this.#nest("if", () => {
      then();
      if (otherwise === undefined) return;
      this.emit("else");
      otherwise();
    });
  }

  #nest(kind: "block" | "loop" | "if", write: (label: Label) => void): void {
    this.emit(kind);
    this.#depth++;
    write({ depth: this.#depth });
    this.#depth--;
    this.emit("end");
  }

  br(label: Label): void {
    this.emit("br", this.#depth - label.depth);
  }

  /** Branches if the i32 on the stack is not 0. */
  brIf(label: Label): this {
    return this.emit("br_if", this.#depth - label.depth);
  }

  /** `local += amount`, of an i32. */
  advance(local: LocalIndex, amount: number): this {
    return amount === 0 ? this : this.write(local, i32(amount), "i32.add").set(local);
  }
}
