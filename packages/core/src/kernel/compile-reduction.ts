/** Compiles the function of a reduction, and takes it apart where its order is free. */
import type { Reduction } from "../backend/reduction.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { checkAssociative } from "./associative.js";
import { local } from "./build.js";
import { type ArgumentType, checkArity, compileFor, type Signature, signatureOf } from "./compile.js";
import { finishKernel } from "./finish.js";
import type { ParsedFunction } from "./parsed-function.js";
import { rememberFunction } from "./persons-function.js";
import { combination, type Recognised, recogniseReduction } from "./recognise.js";
import type { Expression, Kernel, ValueType } from "./tree.js";
import { meet, settle, type Type, weak } from "./types.js";
import { rebuild } from "./walk.js";

export interface ReductionOptions {
  /** A promise that the function is associative; checked on samples. */
  readonly associative?: boolean;
}

/** The reduction of inputs of these types (`acc` not among them). Throws `KERNEL_*` and `REDUCE_*`. */
export function compileReduction(
  parsed: ParsedFunction,
  args: readonly ArgumentType[],
  init: number | boolean,
  options: ReductionOptions = {},
): Reduction {
  if (typeof init !== "number" && typeof init !== "boolean") {
    throw new LockstepError("REDUCE_INIT", {
      cause: `the initial value of the reduction is ${init === null ? "null" : typeof init}`,
      mend: "Give a number or a boolean: reduce((acc, x) => acc + x, 0)",
    });
  }
  checkArity(parsed, args.length + 1);
  const signature = signatureOf(args);
  const step = compileStep(parsed, signature, init);
  rememberFunction(step, parsed);
  const recognised = recogniseReduction(step);
  if (recognised) {
    const reduction = recognisedTree(step, recognised, signature, args, +init);
    rememberFunction(reduction.step, parsed);
    return reduction;
  }
  if (!options.associative) return { order: "fold", step, init: +init };
  return promisedTree(parsed, step, +init);
}

/** The accumulator starts with the type of `init` and widens until the function gives back what it takes. */
function compileStep(
  parsed: ParsedFunction,
  { promoted, defaults, parameters }: Signature,
  init: number | boolean,
): Kernel {
  let type = settle(typeof init === "boolean" ? "bool" : weak(init).type, defaults);
  for (;;) {
    const kernel = compileFor(
      parsed,
      [type, ...parameters],
      defaults,
      promoted === "uint8" ? "int32" : promoted,
    );
    if (kernel.type === type) return kernel;
    const widened = settle(meet(type, kernel.type as Type, defaults), defaults);
    if (widened === type) throw unstable(parsed, type, kernel.type);
    type = widened;
  }
}

const unstable = (parsed: ParsedFunction, taken: ValueType, given: ValueType): LockstepError =>
  parsed.source.refusal(
    "KERNEL_TYPE",
    parsed.source.node.body,
    `the function takes the accumulator as ${taken}, but gives it back as ${given}`,
    "Begin with a value of the type that the function returns",
  );

function recognisedTree(
  step: Kernel,
  { operator, element }: Recognised,
  { promoted }: Signature,
  args: readonly ArgumentType[],
  init: number,
): Reduction {
  const { type } = step;
  const parameters = step.parameters.slice(1);
  const shifted = (node: Expression): Expression =>
    node.kind === "local" ? local(node.type, node.local - 1) : rebuild(node, shifted);
  const part = (name: string, locals: readonly Kernel["locals"][number][], value: Expression): Kernel =>
    finishKernel({
      name,
      arity: locals.length,
      locals,
      body: [{ kind: "return", value }],
      functions: step.functions,
      type,
      dtype: type,
    });
  const pair = [
    { name: "a", type },
    { name: "b", type },
  ];
  // The extremes of uint8 elements are uint8 again, if `init` is one too; sums and products outgrow it.
  const extreme = operator === "minimum" || operator === "maximum";
  const narrow = extreme && promoted === "uint8" && element.kind === "local" && args.length === 1;
  const kept = narrow && init >= 0 && init <= 255 ? { ...step, dtype: "uint8" as const } : step;
  return {
    order: "tree",
    operator,
    step: kept,
    init,
    element: part("element", parameters, shifted(element)),
    combine: part(operator, pair, combination(operator, type)),
  };
}

function promisedTree(parsed: ParsedFunction, step: Kernel, init: number): Reduction {
  const [acc, value, ...more] = step.parameters;
  if (!acc || !value || more.length > 0 || acc.type !== value.type) {
    throw new LockstepError("REDUCE_ASSOCIATIVE", {
      cause: "only a function of two values of one type can be associative",
      mend: "Compute the elements with map first, then reduce them",
    });
  }
  checkAssociative(parsed, step);
  const element = finishKernel({
    name: "element",
    arity: 1,
    locals: [value],
    body: [{ kind: "return", value: local(value.type, 0) }],
    functions: [],
    type: value.type,
    dtype: step.dtype,
  });
  return { order: "tree", operator: "custom", step, init, element, combine: step };
}
