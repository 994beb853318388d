/** What an element of each loop costs: guessed from its kernel until it was measured. */
import { type Command, hasLoop, type VectorLoop, weigh } from "@lockstep/codegen";
import { eachNode, isLibraryFunction, type Kernel } from "@lockstep/core";
import { mayNotEnd } from "./termination.js";

/** Nanoseconds that a node of a kernel costs, and a call of a mathematical function. */
const nodeCost = 0.12;
const callCost = 2;
/** Turns that a loop is taken to make. */
const loopTurns = 16;
/** A multiply and add of a matrix product. */
const productCost = 0.15;
/** How much the latest measurement counts. */
const freshness = 0.3;
/** Of so many runs, one goes the way that did not pay. */
const tryAgain = 64;
/** Elements or milliseconds of a run from which on it tells what an element costs, and not what a call does. */
export const fewest = 256;
const shortest = 0.002;

export interface Cost {
  /** Nanoseconds of one thread for an element. */
  perElement: number;
  measured: boolean;
  /** Whether nobody knows how long a call takes, because it has a loop; and whether it may take for ever. */
  readonly mayTakeLong: boolean;
  readonly mayNotEnd: boolean;
  /** What runs of one size took, by the logarithm of their elements. */
  readonly sizes: Map<number, Size>;
}

/** Milliseconds that runs of about the same size took, alone and divided; NaN as long as nobody tried. */
export interface Size {
  alone: number;
  divided: number;
  runs: number;
}

export class Costs {
  readonly #costs = new WeakMap<VectorLoop, Cost>();
  /** The loop that was asked about last, because the next is often the same, and its cost. */
  #latest: VectorLoop | undefined;
  #latestCost: Cost | undefined;

  of({ loop, kernels }: Pick<Command, "loop" | "kernels">): Cost {
    if (loop === this.#latest) return this.#latestCost!;
    this.#latestCost = this.#find(loop, kernels);
    this.#latest = loop;
    return this.#latestCost;
  }

  #find(loop: VectorLoop, kernels: readonly Kernel[]): Cost {
    let cost = this.#costs.get(loop);
    if (cost === undefined) {
      const perElement =
        kernels.length === 0 ? productCost : kernels.reduce((sum, kernel) => sum + guess(kernel), 0);
      cost = {
        perElement,
        measured: false,
        mayTakeLong: kernels.some(mayTakeLong),
        mayNotEnd: kernels.some(mayNotEnd),
        sizes: new Map(),
      };
      this.#costs.set(loop, cost);
    }
    return cost;
  }

  /** Nanoseconds that an element of a loop was measured to take. */
  measuredOf(loop: VectorLoop): number | undefined {
    const cost = loop === this.#latest ? this.#latestCost : this.#costs.get(loop);
    return cost?.measured ? cost.perElement : undefined;
  }

  /** `elements` took so many milliseconds on one thread, or of several together. */
  measured(cost: Cost, elements: number, milliseconds: number): void {
    if (elements === 0 || (elements < fewest && milliseconds < shortest)) return;
    const now = (milliseconds * 1e6) / elements;
    cost.perElement = cost.measured ? blend(cost.perElement, now) : now;
    cost.measured = true;
  }
}

/** Runs of about as many elements. */
export function sizeOf({ sizes }: Cost, elements: number): Size {
  const magnitude = 31 - Math.clz32(elements);
  let size = sizes.get(magnitude);
  if (size === undefined) {
    size = { alone: Number.NaN, divided: Number.NaN, runs: 0 };
    sizes.set(magnitude, size);
  }
  return size;
}

/** Where dividing may or may not pay, both are tried, and the one that did not pay now and then again. */
export function doesNotPay(size: Size): boolean {
  size.runs++;
  if (Number.isNaN(size.alone)) return true;
  if (Number.isNaN(size.divided)) return false;
  const isBetterAlone = size.alone < size.divided;
  return size.runs % tryAgain === 0 ? !isBetterAlone : isBetterAlone;
}

/** A mean in which the latest counts most, and one that was held up not for all it took. */
export const blend = (mean: number, latest: number): number =>
  Number.isNaN(mean) ? latest : mean + freshness * (Math.min(latest, 3 * mean) - mean);

const guesses = new WeakMap<Kernel, number>();

/** Nanoseconds for an element, from what the kernel's code looks like. */
export function guess(kernel: Kernel): number {
  let cost = guesses.get(kernel);
  if (cost === undefined) {
    cost = guessBody(kernel);
    guesses.set(kernel, cost);
  }
  return cost;
}

/** Whether nobody knows how long a call takes: nothing for a caller that must not wait. */
export const mayTakeLong = ({ body, functions }: Kernel): boolean =>
  [body, ...functions.map((fn) => fn.body)].some(hasLoop);

function guessBody({ body, functions }: Kernel): number {
  let cost = 0;
  for (const statements of [body, ...functions.map((fn) => fn.body)]) {
    let calls = 0;
    eachNode(statements, (node) => {
      if (node.kind === "call" && isLibraryFunction(node.fn)) calls++;
    });
    const once = weigh(statements) * nodeCost + calls * callCost;
    cost += hasLoop(statements) ? loopTurns * once : once;
  }
  return cost;
}
