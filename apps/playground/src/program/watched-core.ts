/**
 * Core as a program sees it: the same, but what the program makes and calls is watched, so that errors can be placed and
 * operations explained. Operations are wrapped as they are, so all that core knows of them it still knows.
 */
import type * as Core from "@lockstep/core";
import { MadeOperation, makingOf } from "./made-operation.js";
import type { Places } from "./places.js";

// biome-ignore lint/suspicious/noExplicitAny: operations differ in what they take
export type Operation = (...args: any[]) => unknown;

/** What is told of a program while it runs. */
export interface Watcher {
  /** `map`, `zip` or `reduce` refused; the program goes on, with an operation that throws the same when it is called. */
  refused(error: unknown, made: MadeOperation): void;
  /** An operation is being called. */
  called(operation: Operation, args: readonly unknown[], made: MadeOperation | undefined, name: string): void;
  /** It has returned. */
  returned?(): void;
}

const makers = ["map", "zip", "reduce"] as const;

export class WatchedCore {
  /** All that core exports. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** Set while anybody wants to be told of calls. */
  watcher: Watcher | undefined;
  /** Of an error that an operation of the program threw, that operation. */
  readonly culprits = new WeakMap<object, MadeOperation>();
  readonly #core: typeof Core;

  constructor(core: typeof Core, places: Places) {
    this.#core = core;
    const standard = Object.keys(core.operationTable).map((name) => [name, this.#standard(name)] as const);
    const made = makers.map((maker) => [maker, this.#maker(maker, places)] as const);
    const exports: Record<string, unknown> = { ...core, ...Object.fromEntries([...standard, ...made]) };
    if ("var" in exports) exports.variance = exports.var;
    this.exports = exports;
  }

  /** Does something while the methods of tensors are watched too. They exist once there is a device. */
  async withMethods<T>(work: () => Promise<T>): Promise<T> {
    const prototype = this.#core.Tensor.prototype as unknown as Record<string, Operation>;
    const names = Object.keys(this.#core.operationTable).filter(
      (name) => typeof prototype[name] === "function",
    );
    const methods = names.map((name) => [name, prototype[name]!] as const);
    for (const [name, method] of methods) prototype[name] = this.#method(name, method);
    try {
      return await work();
    } finally {
      for (const [name, method] of methods) prototype[name] = method;
    }
  }

  #standard(name: string): Operation {
    const operation = (this.#core as unknown as Record<string, Operation>)[name]!;
    return new Proxy(operation, {
      apply: (target, self, args) => {
        this.watcher?.called(target, args, undefined, name);
        return this.#returned(Reflect.apply(target, self, args));
      },
    });
  }

  #method(name: string, method: Operation): Operation {
    const watched = this;
    const operation = (this.#core as unknown as Record<string, Operation>)[name]!;
    return function (this: unknown, ...args: unknown[]) {
      const all = Array.isArray(args[0]) ? [[this, ...args[0]], ...args.slice(1)] : [this, ...args];
      watched.watcher?.called(operation, all, undefined, name);
      return watched.#returned(Reflect.apply(method, this, args));
    };
  }

  #maker(maker: (typeof makers)[number], places: Places): Operation {
    return (...args: unknown[]) => {
      const made = new MadeOperation(makingOf(maker, args, new Error().stack), places);
      try {
        return this.#watched((this.#core[maker] as Operation)(...args) as Operation, made);
      } catch (error) {
        if (!this.watcher) throw error;
        this.#blame(error, made);
        this.watcher.refused(error, made);
        return () => {
          throw error;
        };
      }
    };
  }

  #watched(operation: Operation, made: MadeOperation): Operation {
    return new Proxy(operation, {
      apply: (target, self, args) => {
        this.watcher?.called(target, args, made, made.name);
        try {
          return this.#returned(Reflect.apply(target, self, args));
        } catch (error) {
          this.#blame(error, made);
          throw error;
        }
      },
    });
  }

  #returned<T>(result: T): T {
    this.watcher?.returned?.();
    return result;
  }

  #blame(error: unknown, made: MadeOperation): void {
    if (typeof error === "object" && error !== null && !this.culprits.has(error))
      this.culprits.set(error, made);
  }
}
