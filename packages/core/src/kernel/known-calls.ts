/** Functions of a scope that the compiler knows by identity: Lockstep's own mathematics says which. */
import type { Lowering } from "./lower-function.js";
import type { CallExpression } from "./syntax/nodes.js";
import type { Value } from "./types.js";

/** What stands for a call of each. */
export const knownCalls = new Map<unknown, (f: Lowering, node: CallExpression) => Value>();
