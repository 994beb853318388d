/** Every case, in the order in which the table shows them. */
import { callCosts } from "./calls.js";
import { elementwise } from "./elementwise.js";
import { functions } from "./functions.js";
import { layouts } from "./layouts.js";
import { reductions } from "./reductions.js";

export const cases = [...elementwise, ...functions, ...reductions, ...layouts, ...callCosts];
