/**
 * `device.scope(fn)`: what is made within and not returned is disposed of at the end.
 *
 * A scope around an async function must know what is made after an `await`, while other code runs in between. Where
 * the platform can follow a call through its awaits (`AsyncLocalStorage`: Node, Deno, Bun) a scope sees exactly what
 * its own function makes. Elsewhere, in pages, it sees what is made up to the first `await`, and leaves the rest to
 * the garbage collector: too little is disposed of, never something that is still in use.
 */
import { Tensor } from "../tensor/tensor.js";

/** As much of `AsyncLocalStorage` as is used here. */
interface Context<T> {
  run<R>(value: T, fn: () => R): R;
  getStore(): T | undefined;
}

export class Scope {
  readonly outer: Scope | undefined;
  ended = false;
  readonly #tensors = new Set<Tensor>();

  constructor(outer: Scope | undefined) {
    this.outer = outer;
  }

  add(tensor: Tensor): void {
    this.#tensors.add(tensor);
  }

  forget(tensor: Tensor): void {
    this.#tensors.delete(tensor);
  }

  /** Hands what is in `result` to the outer scope and disposes of the rest. */
  end(result: unknown): void {
    this.ended = true;
    const outer = livingScope(this.outer);
    forEachTensor(result, (tensor) => {
      if (this.#tensors.delete(tensor)) outer?.add(tensor);
    });
    for (const tensor of this.#tensors) tensor.dispose();
    this.#tensors.clear();
  }
}

export class ScopeStack {
  /** How many scopes have not ended; while it is 0, nothing is tracked. */
  open = 0;
  #top: Scope | undefined;
  #context: Context<Scope> | undefined;

  /** The scope that what is made now belongs to. */
  current(): Scope | undefined {
    return livingScope(this.#context ? this.#context.getStore() : this.#top);
  }

  run<R>(fn: () => R): R {
    this.#context ??= newContext<Scope>();
    const scope = new Scope(this.current());
    const end = (result: unknown) => {
      this.open--;
      scope.end(result);
    };
    this.open++;
    let result: R;
    try {
      result = this.#within(scope, fn);
    } catch (error) {
      end(undefined);
      throw error;
    }
    if (!isThenable(result)) {
      end(result);
      return result;
    }
    return result.then(
      (value) => {
        end(value);
        return value;
      },
      (error: unknown) => {
        end(undefined);
        throw error;
      },
    ) as R;
  }

  #within<R>(scope: Scope, fn: () => R): R {
    if (this.#context) return this.#context.run(scope, fn);
    const before = this.#top;
    this.#top = scope;
    try {
      return fn();
    } finally {
      this.#top = before;
    }
  }
}

function livingScope(scope: Scope | undefined): Scope | undefined {
  let living = scope;
  while (living?.ended) living = living.outer;
  return living;
}

function newContext<T>(): Context<T> | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (id: string) => { AsyncLocalStorage?: new () => Context<T> } | undefined };
  };
  const AsyncLocalStorage = process?.getBuiltinModule?.("node:async_hooks")?.AsyncLocalStorage;
  return AsyncLocalStorage && new AsyncLocalStorage();
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

/** Every tensor in `value`, however deep in arrays, plain objects, maps and sets. */
function forEachTensor(value: unknown, visit: (tensor: Tensor) => void, seen = new Set<unknown>()): void {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Tensor) {
    visit(value);
    return;
  }
  for (const member of membersOf(value)) forEachTensor(member, visit, seen);
}

function membersOf(value: object): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set) return value;
  if (value instanceof Map) return value.values();
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.values(value) : [];
}
