/** People's functions that no table of the design names, for what is true of functions that nobody tuned for. */
import { media } from "./media.js";
import { science } from "./science.js";

export const further = [...science, ...media];
