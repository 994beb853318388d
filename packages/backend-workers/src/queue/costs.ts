/** What an element of each loop costs: guessed from its kernel until it was measured. */
import { type Command, hasLoop, type VectorLoop, weigh } from "@lockstep/codegen";
import { eachExpression, isLibraryFunction, type Kernel } from "@lockstep/core";

/** Nanoseconds that a node of a kernel costs, and a call of a mathematical function. */
const nodeCost = 0.12;
const callCost = 2;
/** Turns that a loop is taken to make. */
const loopTurns = 16;
/** A multiply and add of a matrix product. */
const productCost = 0.15;
/** How much the latest measurement counts. */
const freshness = 0.4;

export interface Cost {
  /** Nanoseconds of one thread for an element. */
  perElement: number;
  measured: boolean;
}

export class Costs {
  readonly #costs = new WeakMap<VectorLoop, Cost>();

  of({ loop, kernels }: Command): Cost {
    let cost = this.#costs.get(loop);
    if (cost === undefined) {
      const perElement =
        kernels.length === 0 ? productCost : kernels.reduce((sum, kernel) => sum + guess(kernel), 0);
      cost = { perElement, measured: false };
      this.#costs.set(loop, cost);
    }
    return cost;
  }

  /** `elements` took so many milliseconds, of all threads together. */
  measured(loop: VectorLoop, elements: number, milliseconds: number): void {
    const cost = this.#costs.get(loop);
    if (cost === undefined || elements === 0) return;
    const now = (milliseconds * 1e6) / elements;
    cost.perElement = cost.measured ? cost.perElement + freshness * (now - cost.perElement) : now;
    cost.measured = true;
  }
}

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

function guessBody({ body, functions }: Kernel): number {
  let cost = 0;
  for (const statements of [body, ...functions.map((fn) => fn.body)]) {
    let calls = 0;
    eachExpression(statements, (node) => {
      if (node.kind === "call" && isLibraryFunction(node.fn)) calls++;
    });
    const once = weigh(statements) * nodeCost + calls * callCost;
    cost += hasLoop(statements) ? loopTurns * once : once;
  }
  return cost;
}
