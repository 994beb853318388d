/** An operation made ready to run, and who runs it. */
import type { Kernel } from "@lockstep/core";
import type { Arena, Cell } from "../memory/index.js";
import { scratchOffset } from "../wasm/frame.js";
import type { VectorLoop } from "../wasm/instances.js";

export interface Command {
  readonly loop: VectorLoop;
  /** The loop's function that is called: `entry(frame, from, to)`, for any part of the range from 0 to `turns`. */
  readonly entry: string;
  readonly turns: number;
  /** What the frame begins with: int32s, the addresses among them. */
  readonly words: readonly number[];
  /** The float64s behind them. */
  readonly numbers: readonly number[];
  /** Elements that a turn visits. */
  readonly perTurn: number;
  /** Parts of the range begin at multiples of so many turns. */
  readonly grain: number;
  /** Parts for each thread where every part costs something of its own, so that more would be too many. */
  readonly fewParts?: number;
  /** Whether it is a map in one loop: of each operand, a turn visits the element so many strides behind the address. */
  readonly oneLoop?: boolean;
  /** The functions that are called for each element. */
  readonly kernels: readonly Kernel[];
  readonly inputs: readonly Cell[];
  readonly out: Cell;
  /** Whether all of `out` is written, and none of it read. */
  readonly overwrites: boolean;
}

/** Runs commands, each as if those before it had ended. */
export interface CommandRunner {
  /** Whether all that was asked has been done, so that a loop may be called without asking. */
  readonly idle: boolean;
  /** Elements up to which a loop of this kernel is called, when idle, without asking; `loop`: the one, if it ran before. */
  shortElements(kernel: Kernel, loop?: VectorLoop): number;
  run(command: Command): void;
  /** Returns when all that was asked has been done, or lost. */
  finish(): void;
  /** Returns when nothing that was asked still uses a cell; absent where that is always so. */
  settle?(cell: Cell): void;
}

/** Bytes that a frame may take. */
export const mostFrameBytes = 24576;

/** Writes a frame at an address. */
export function writeFrame({ memory }: Arena, address: number, { words, numbers }: Command): void {
  new Int32Array(memory.buffer, address, words.length).set(words);
  const behind = address + 8 * Math.ceil(words.length / 2);
  new Float64Array(memory.buffer, behind, numbers.length).set(numbers);
}

/** Where a loop that is called without a frame has its scratch. */
export const scratchOf = (arena: Arena): number => arena.workspace + scratchOffset;
