/** Work that is not worth dividing, done at once by the caller. */
import { type Arena, type Command, hasLoop, RunHere } from "@lockstep/codegen";
import type { Kernel } from "@lockstep/core";
import { type Costs, guess } from "./costs.js";

/** Nanoseconds of work that are done at once: less than dividing it costs, with threads awake and with threads asleep. */
const smallAwake = 20_000;
const smallAsleep = 60_000;
/** The same where the caller must not wait, which costs it a message's way to hear of the end. */
const smallOnPage = 200_000;
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

  /** Does all of a command if it is small, or else enough to know what it costs; gives the turns done. */
  run(command: Command, hasSleepers: boolean): number {
    const { loop, turns, perTurn, grain, coarse } = command;
    const { chunk, isAlone, mayBlock } = this.options;
    if (!mayBlock && command.kernels.some(mayTakeLong)) return 0;
    const cost = this.costs.of(command);
    const isSmall = (left: number): boolean =>
      chunk === undefined
        ? left * perTurn * cost.perElement <= this.#limit(hasSleepers)
        : left * perTurn <= chunk;
    if (isAlone || isSmall(turns)) {
      this.#here.run(command);
      return turns;
    }
    const sample = grain * Math.ceil(sampleElements / (perTurn * grain));
    if (cost.measured || coarse || chunk !== undefined || sample >= turns) return 0;
    const start = performance.now();
    this.#here.run(command, 0, sample);
    this.costs.measured(loop, sample * perTurn, performance.now() - start);
    if (!isSmall(turns - sample)) return sample;
    this.#here.run(command, sample, turns);
    return turns;
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
