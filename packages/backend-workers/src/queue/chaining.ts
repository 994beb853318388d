/** Which commands may run as a chain: part by part through all of them, and not one after another. */
import type { Command } from "@lockstep/codegen";
import { chainFrameBytes } from "../ring/chain.js";
import { mostChained } from "../ring/control.js";
import { guess } from "./costs.js";
import type { Pending } from "./pending.js";

/** Turns of a part of a chain: what one command writes of it fits into a core's cache, with what others do. */
const stripTurns = 16384;
/** Nanoseconds for an element, as guessed from its function, up to which memory may be what bounds a loop. */
const longestElement = 4;
/** Bytes of the widest element. */
const widest = 8;

/** Turns of a part, should the command be the first of a chain. */
export const stripOf = (partTurns: number): number => Math.min(stripTurns, partTurns);

/** Whether a command may be in a chain at all, and gains by it. */
export const mayChain = ({ command, from, mayNotEnd }: Pending): boolean =>
  command.oneLoop === true &&
  from === 0 &&
  !mayNotEnd &&
  guess(command.kernels[0]!) <= longestElement &&
  4 * command.words.length + widest * (command.numbers.length + 1) <= chainFrameBytes;

/** Of so many commands right before one in a line, it may run in one chain with the last, the last two, and so on. */
export function joinsOf(pending: readonly Pending[], at: number): number {
  const one = pending[at]!;
  if (!mayChain(one)) return 0;
  let joins = 0;
  for (; joins < mostChained - 1; joins++) {
    const before = pending[at - joins - 1];
    if (before === undefined || !mayChain(before)) break;
    if (!goTogether(before.command, one.command)) break;
  }
  return joins;
}

/** Whether no turn of either touches what another turn of the other writes. */
function goTogether(one: Command, other: Command): boolean {
  if (one.turns !== other.turns) return false;
  const [operands, others] = [operandsOf(one), operandsOf(other)];
  const [out, otherOut] = [operands.at(-1)!, others.at(-1)!];
  return (
    others.every((operand) => areApart(out, operand)) &&
    operands.every((operand) => areApart(otherOut, operand))
  );
}

/** Where a loop finds the element of a turn: so many strides behind an address. */
interface Walk {
  readonly address: number;
  readonly stride: number;
  readonly turns: number;
}

/** Of the frame of a map in one loop: addresses, the extent, and strides; a number stands at 0. */
function operandsOf({ words, turns }: Command): Walk[] {
  const count = (words.length - 1) / 2;
  return words.slice(0, count).map((address, k) => ({ address, stride: words[count + 1 + k]!, turns }));
}

/** Whether what one walk passes in a turn is what the other passes in the same turn, or nothing that it ever does. */
function areApart(one: Walk, other: Walk): boolean {
  if (one.address === other.address && one.stride === other.stride) return true;
  return endOf(one) <= beginOf(other) || endOf(other) <= beginOf(one);
}

const beginOf = ({ address, stride, turns }: Walk): number => address + Math.min(0, stride * (turns - 1));
const endOf = ({ address, stride, turns }: Walk): number =>
  address + Math.max(0, stride * (turns - 1)) + Math.min(widest, Math.abs(stride) || widest);
