/** Compiles a parsed function for the dtypes of its arguments. */
import { type Dtype, isFloat } from "../dtype/dtype.js";
import { promote } from "../dtype/promotion.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { finishKernel } from "./finish.js";
import type { ParsedFunction } from "./parsed-function.js";
import { rememberFunction } from "./persons-function.js";
import { Program } from "./program.js";
import type { Kernel, ValueType } from "./tree.js";
import { computeType, type Defaults } from "./types.js";

/** What a parameter is given: a tensor of a dtype, or (weak) a number or boolean. */
export type ArgumentType = Dtype | "weak-int" | "weak-float" | "weak-bool";

const isTensorType = (type: ArgumentType): type is Dtype => !type.startsWith("weak-");

/** How arguments of these types are seen by a kernel. */
export interface Signature {
  /** The promoted dtype of the tensors; bool where there are none. */
  readonly promoted: Dtype;
  readonly defaults: Defaults;
  readonly parameters: readonly ValueType[];
}

export function signatureOf(args: readonly ArgumentType[]): Signature {
  const promoted = args.filter(isTensorType).reduce(promote, "bool" as Dtype);
  const float = isFloat(promoted) ? promoted : "float32";
  const defaults: Defaults = { number: isFloat(promoted) ? promoted : "int32", float };
  const seen: Record<string, ValueType> = {
    "weak-bool": "bool",
    "weak-int": defaults.number,
    "weak-float": float,
  };
  return {
    promoted,
    defaults,
    parameters: args.map((type) => seen[type] ?? (type === "bool" ? "bool" : computeType(promoted))),
  };
}

/** The kernel of an elementwise function for these arguments. Throws `KERNEL_*`. */
export function compileMap(parsed: ParsedFunction, args: readonly ArgumentType[]): Kernel {
  checkArity(parsed, args.length);
  const { promoted, defaults, parameters } = signatureOf(args);
  const kernel = compileFor(parsed, parameters, defaults, promoted);
  rememberFunction(kernel, parsed);
  return kernel;
}

export function compileFor(
  parsed: ParsedFunction,
  parameters: readonly ValueType[],
  defaults: Defaults,
  promoted: Dtype,
): Kernel {
  const program = new Program(defaults, parsed.operation);
  const main = program.lowerMain(parsed, parameters);
  const dtype = main.result === "int32" && promoted === "uint8" ? "uint8" : main.result;
  return finishKernel({
    name: parsed.name,
    arity: parameters.length,
    locals: main.locals,
    body: main.body,
    functions: program.functions,
    type: main.result,
    dtype,
  });
}

export function checkArity(parsed: ParsedFunction, given: number): void {
  if (parsed.arity === given) return;
  const name = parsed.name === "anonymous" ? "the function" : `'${parsed.name}'`;
  const values = (n: number): string => `${n} ${n === 1 ? "value" : "values"}`;
  throw new LockstepError("KERNEL_ARITY", {
    cause: `${name} takes ${values(parsed.arity)}, but ${parsed.operation} gives it ${given}`,
    mend: "Write one parameter for each argument; what else it needs comes in the scope, the last parameter",
  });
}
