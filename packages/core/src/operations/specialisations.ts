/**
 * What an operation has compiled so far: one kernel (or reduction) for each combination of argument types, found by
 * a small integer.
 */
import type { ArgumentType } from "../kernel/index.js";
import { argumentTypes, codeBits, codeOf } from "./argument-types.js";

/** Compiles for given argument types. Throws `KERNEL_*`. */
export type Compile<Compiled> = (types: readonly ArgumentType[]) => Compiled;

/** Keys of three arguments and fewer index an array; larger ones go through a map. */
const arrayKeys = 1 << (3 * codeBits);

export class Specialisations<Compiled> {
  /** By key; see `keyOf`. */
  readonly small: (Compiled | undefined)[] = [];
  private readonly large = new Map<number, Compiled>();
  private readonly byHash = new Map<string, Compiled>();

  constructor(
    private readonly arity: number,
    private readonly compile: Compile<Compiled>,
    /** Equal for what computes and stores the same. */
    private readonly hashOf: (compiled: Compiled) => string,
  ) {
    if (arity <= 3) this.small = new Array<Compiled | undefined>(1 << (arity * codeBits)).fill(undefined);
  }

  /** What was compiled for the types of these arguments, all of which are operands. */
  for(args: readonly unknown[]): Compiled {
    const key = keyOf(args);
    const known = key < arrayKeys && this.arity <= 3 ? this.small[key] : this.large.get(key);
    return (
      known ??
      this.add(
        key,
        args.map((arg) => argumentTypes[codeOf(arg)]!),
      )
    );
  }

  private add(key: number, types: readonly ArgumentType[]): Compiled {
    const compiled = this.compile(types);
    // An int and a fraction beside floats make the same kernel: one object, so backends compile it once.
    const hash = this.hashOf(compiled);
    const same = this.byHash.get(hash) ?? compiled;
    this.byHash.set(hash, same);
    if (this.arity <= 3) this.small[key] = same;
    else this.large.set(key, same);
    return same;
  }
}

/** The codes of the arguments, one after another. */
function keyOf(args: readonly unknown[]): number {
  let key = 0;
  for (let i = 0; i < args.length; i++) key = key * (1 << codeBits) + codeOf(args[i]);
  return key;
}
