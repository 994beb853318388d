/** The five steps, in their order. */
import { cardAndSums } from "./steps/card-and-sums.js";
import { compiled } from "./steps/compiled.js";
import { plainLoop } from "./steps/plain-loop.js";
import { threadsStep } from "./steps/threads.js";
import { vectors } from "./steps/vectors.js";
import type { TourStep } from "./tour-step.js";

export const tourSteps: readonly TourStep[] = [plainLoop, compiled, vectors, threadsStep, cardAndSums];
