/** Work that is not worth dividing, done at once by the caller. */
import { type Arena, type Command, hasLoop, RunHere } from "@lockstep/codegen";
import type { Kernel } from "@lockstep/core";
import { blend, type Cost, type Costs, doesNotPay, guess, sizeOf } from "./costs.js";

/** Nanoseconds of work that are done at once: less than dividing it costs, with threads awake and with threads asleep. */
const smallAwake = 20_000;
const smallAsleep = 60_000;
/** The same where the caller must not wait, which costs it a message's way to hear of the end. */
const smallOnPage = 200_000;
/** Work of up to so many times as much is divided only if that was measured to pay. */
const uncertain = 50;
/** Elements on which the cost of a loop is first measured. */
const sampleElements = 4096;
/** Elements that a loop is called with at once, at most. */
const mostShort = 2 ** 14;

export interface SmallWorkOptions {
  /** Whether the caller may wait. */
  readonly mayBlock: boolean;
  /** Whether there is nobody to share work with. */
  readonly isAlone: boolean;
  /** Elements up to which work is small, where a person chose. */
  readonly chunk: number | undefined;
}

export class SmallWork {
  readonly #here: RunHere;

  constructor(
    arena: Arena,
    readonly costs: Costs,
    readonly options: SmallWorkOptions,
  ) {
    this.#here = new RunHere(arena);
  }

  /** Elements of a map of this kernel that are few enough, whatever they cost. */
  elements(kernel: Kernel): number {
    const { chunk, isAlone, mayBlock } = this.options;
    if (isAlone) return mostShort;
    if (!mayBlock && mayTakeLong(kernel)) return 0;
    return Math.min(mostShort, chunk ?? Math.floor(smallAwake / guess(kernel)));
  }

  /** Whether a command is so small that it is never divided. */
  isSmall(command: Command): boolean {
    const { chunk } = this.options;
    const elements = command.turns * command.perTurn;
    return chunk === undefined
      ? elements * this.costs.of(command).perElement <= smallAwake
      : elements <= chunk;
  }

  /** Does all of a command if that is better than dividing it, or enough to know what it costs; gives the turns done. */
  run(command: Command, hasSleepers: boolean): number {
    const { turns, perTurn, grain, coarse } = command;
    const { chunk, isAlone, mayBlock } = this.options;
    const elements = turns * perTurn;
    if (!mayBlock && command.kernels.some(mayTakeLong)) return 0;
    if (isAlone || (chunk !== undefined && elements <= chunk)) {
      this.#here.run(command);
      return turns;
    }
    if (chunk !== undefined) return 0;
    const cost = this.costs.of(command);
    const sample = grain * Math.ceil(sampleElements / (perTurn * grain));
    const isGuess = !cost.measured && !coarse && sample < turns;
    const from = isGuess ? sample : 0;
    if (isGuess) this.#time(command, cost, 0, sample);
    const time = (turns - from) * perTurn * cost.perElement;
    const limit = this.#limit(hasSleepers);
    const isUncertain = mayBlock && time < uncertain * limit;
    if (time > limit && !(isUncertain && doesNotPay(sizeOf(cost, elements)))) return from;
    const took = this.#time(command, cost, from, turns);
    if (from === 0 && time > limit) {
      const size = sizeOf(cost, elements);
      size.alone = blend(size.alone, took);
    }
    return turns;
  }

  /** Runs a range here; gives the milliseconds. */
  #time(command: Command, cost: Cost, from: number, to: number): number {
    const start = performance.now();
    this.#here.run(command, from, to);
    const took = performance.now() - start;
    this.costs.measured(cost, (to - from) * command.perTurn, took);
    return took;
  }

  #limit(hasSleepers: boolean): number {
    if (!this.options.mayBlock) return smallOnPage;
    return hasSleepers ? smallAsleep : smallAwake;
  }
}

const looping = new WeakMap<Kernel, boolean>();

/** Whether nobody knows how long a call takes, because it has a loop: nothing for a caller that must not wait. */
function mayTakeLong(kernel: Kernel): boolean {
  let answer = looping.get(kernel);
  if (answer === undefined) {
    answer = [kernel.body, ...kernel.functions.map((fn) => fn.body)].some(hasLoop);
    looping.set(kernel, answer);
  }
  return answer;
}
