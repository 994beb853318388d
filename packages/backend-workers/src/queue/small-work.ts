/** Work that is not worth dividing, done at once by the caller. */
import { type Arena, type Command, RunHere } from "@lockstep/codegen";
import type { Kernel } from "@lockstep/core";
import { blend, type Cost, type Costs, doesNotPay, fewest, guess, mayTakeLong, sizeOf } from "./costs.js";
import { Waking } from "./waking.js";

/** Nanoseconds of work that are done at once where the caller must not wait, which costs it a message's way to hear of the end. */
const smallOnPage = 200_000;
/** Nanoseconds of work, or times as much as is done at once, up to which it is divided only if that was measured to pay. */
const uncertainTime = 600_000;
const uncertain = 10;
/** Elements that are called at once where there is nobody to share them: an engine puts better code in between calls. */
const mostAlone = 2 ** 14;
/** Elements on which the cost of a loop is first measured, and those of them before: an engine compiles a loop meanwhile. */
const sampleElements = 4096;
const firstElements = 64;

export interface SmallWorkOptions {
  /** Whether the caller may wait. */
  readonly mayBlock: boolean;
  /** Whether there is nobody to share work with. */
  readonly isAlone: boolean;
  /** Elements up to which work is small, where a person chose. */
  readonly chunk: number | undefined;
}

/** Whether work is done at once, or divided, or nobody knows yet which is better. */
export type WorkSize = "small" | "large" | "unsure";

export class SmallWork {
  readonly #here: RunHere;
  readonly #waking = new Waking();

  constructor(
    arena: Arena,
    readonly costs: Costs,
    readonly options: SmallWorkOptions,
  ) {
    this.#here = new RunHere(arena);
  }

  /** Elements for which a kernel may be called that are few enough; `cost`: nanoseconds of one, or it is guessed. */
  elements(kernel: Kernel, cost = guess(kernel)): number {
    const { chunk, isAlone, mayBlock } = this.options;
    if (isAlone) return mostAlone;
    if (!mayBlock && mayTakeLong(kernel)) return 0;
    return chunk ?? Math.floor(this.#waking.limit(false) / cost);
  }

  /** What is known before anything of a command was run. */
  sizeOf({ turns, perTurn }: Command, { perElement, measured, mayTakeLong, mayNotEnd }: Cost): WorkSize {
    const { chunk, isAlone, mayBlock } = this.options;
    const elements = turns * perTurn;
    if (mayNotEnd || (!mayBlock && mayTakeLong)) return "large";
    if (isAlone) return "small";
    if (chunk !== undefined) return elements <= chunk ? "small" : "large";
    if (!measured) return elements <= fewest && !mayTakeLong ? "small" : "unsure";
    const time = elements * perElement;
    if (time <= this.#waking.limit(false)) return "small";
    return time > (mayBlock ? uncertainTime : smallOnPage) && turns > 1 ? "large" : "unsure";
  }

  /** Does all or some of a command here, if that is best and nothing else is under way; gives the turns done. */
  begin(
    command: Command,
    cost: Cost,
    threads: { readonly hasSleepers: boolean },
    isIdle: (size: WorkSize) => boolean,
  ): number {
    const size = this.sizeOf(command, cost);
    // What is divided in any case is asked for at once, so that others have something to do meanwhile.
    if (size === "large" || !isIdle(size)) return 0;
    if (size === "unsure") return this.#tryOut(command, cost, threads.hasSleepers);
    this.#here.run(command);
    return command.turns;
  }

  /** Does all of a command if that is better than dividing it, or enough to know what it costs; gives the turns done. */
  #tryOut(command: Command, cost: Cost, hasSleepers: boolean): number {
    const { turns, perTurn, grain, fewParts } = command;
    const elements = turns * perTurn;
    const sample = grain * Math.ceil(sampleElements / (perTurn * grain));
    const isGuess = !cost.measured && fewParts === undefined && sample < turns;
    const from = isGuess ? sample : 0;
    if (isGuess) {
      const first = Math.ceil(firstElements / perTurn);
      this.#here.run(command, 0, first);
      this.#time(command, cost, first, sample);
    }
    const time = (turns - from) * perTurn * cost.perElement;
    const limit = this.limit(hasSleepers);
    const isUncertain = this.options.mayBlock && time < Math.max(uncertainTime, uncertain * limit);
    // A single turn cannot be divided, and whoever else did it would only have to be waited for.
    const isAlone = isUncertain && (turns === 1 || doesNotPay(sizeOf(cost, elements)));
    if (time > limit && !isAlone) return from;
    const took = this.#time(command, cost, from, turns);
    if (hasSleepers) this.#waking.note(took);
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

  /** Nanoseconds of work up to which it is best done alone. */
  limit(hasSleepers: boolean): number {
    return this.options.mayBlock ? this.#waking.limit(hasSleepers) : smallOnPage;
  }
}
