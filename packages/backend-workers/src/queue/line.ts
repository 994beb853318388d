/** The commands that are not done, in order: those at the front are in the ring, the others wait for a slot. */
import type { Command, VectorLoop } from "@lockstep/codegen";
import type { Outcome } from "../ring/outcome.js";
import type { Crew } from "../threads/crew.js";
import { joinsOf, mayChain, stripOf } from "./chaining.js";
import { blend, type Costs, sizeOf } from "./costs.js";
import { partTurnsOf } from "./division.js";
import type { Pending } from "./pending.js";

export class Line {
  /** Commands asked ever. */
  asked = 0;
  /** Commands up to this number are done or lost. */
  settled = 0;
  readonly #pending: Pending[] = [];
  readonly #outcomes = new WeakMap<VectorLoop, Outcome>();
  /** Of the pending commands, how many are in the ring. */
  #placed = 0;

  /** `hands`: among how many the work is divided. `chunk`: elements of a part, where a person chose. */
  constructor(
    readonly costs: Costs,
    readonly hands: number,
    readonly chunk: number | undefined,
  ) {}

  get length(): number {
    return this.#pending.length;
  }

  /** Bytes of the outputs of the `count` commands asked last; Infinity where nothing may be chained to the very last. */
  bytesInChain(count: number): number {
    const last = this.#pending.at(-1);
    if (last === undefined || !mayChain(last)) return Number.POSITIVE_INFINITY;
    const outputs = new Set(this.#pending.slice(-count).map(({ command }) => command.out));
    let bytes = 0;
    for (const output of outputs) bytes += output.bytes;
    return bytes;
  }

  get first(): Pending | undefined {
    return this.#pending[0];
  }

  /** What each seat did when a loop last ran divided. */
  outcomeOf(loop: VectorLoop): Outcome | undefined {
    return this.#outcomes.get(loop);
  }

  add(command: Command, from: number, mayNotEnd: boolean): void {
    const number = ++this.asked;
    for (const cell of command.inputs) cell.asked = number;
    command.out.asked = number;
    this.#pending.push({ number, command, from, mayNotEnd, place: undefined });
  }

  /** Puts as many commands into a crew's ring as it takes. */
  place(crew: Crew): void {
    if (this.#placed === this.#pending.length) return;
    while (this.#placed < this.#pending.length) {
      const next = this.#pending[this.#placed]!;
      const { command, from, mayNotEnd } = next;
      if (!crew.ring.accepts(command.loop, this.#placed)) break;
      const { perElement } = this.costs.of(command);
      const partTurns = partTurnsOf(command, from, this.hands, perElement, this.chunk);
      next.place = crew.ring.ask(command, {
        from,
        partTurns,
        threadsOnly: mayNotEnd,
        joins: joinsOf(this.#pending, this.#placed),
        strip: stripOf(partTurns),
      });
      this.#placed++;
    }
    crew.summon();
  }

  /** Forgets the commands that a crew has done, and tells of each, with why if it failed. Gives whether none is left. */
  retire({ ring }: Crew, onDone: (command: Command, failure: string | undefined) => void): boolean {
    for (let done = this.#placed - ring.open; done > 0; done--) {
      const { command, from, place } = this.#pending.shift()!;
      this.#placed--;
      // What was lost between this one and the next has left the line already.
      this.settled = (this.#pending[0]?.number ?? this.asked + 1) - 1;
      const outcome = ring.outcome(place!);
      this.#outcomes.set(command.loop, outcome);
      let time = 0;
      for (const one of outcome.times) time += one;
      const cost = this.costs.of(command);
      // In a chain it finds what it reads in the cache, which tells little of how long it takes by itself.
      const isAlone = outcome.chained === 1;
      if (isAlone || !cost.measured)
        this.costs.measured(cost, (command.turns - from) * command.perTurn, time);
      if (isAlone) {
        const size = sizeOf(cost, command.turns * command.perTurn);
        size.divided = blend(size.divided, outcome.duration);
      }
      onDone(command, outcome.failure);
    }
    return this.#pending.length === 0;
  }

  /** Takes all commands out, done or not: what becomes of them is up to the caller. */
  empty(): Pending[] {
    this.#placed = 0;
    this.settled = this.asked;
    return this.#pending.splice(0);
  }

  /** Puts a command that was taken out back, to be placed again. */
  putBack(pending: Pending): void {
    pending.place = undefined;
    this.settled = Math.min(this.settled, pending.number - 1);
    this.#pending.push(pending);
  }
}
