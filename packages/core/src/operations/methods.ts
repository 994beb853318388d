/**
 * Gives tensors every standard operation as a method, of which the tensor itself is the first argument.
 *
 * The package says that it has no side effects, so nothing happens when it is imported: the first `Backend` that is
 * made asks for the methods.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { Tensor } from "../tensor/tensor.js";
import type { AnyOperation } from "./operation.js";
import { standardFunctions } from "./standard.js";

/** The operation as a method. No arrays of arguments are made: methods are to be as fast as functions. */
function asMethod(name: string, operation: AnyOperation): AnyOperation {
  if (name === "concat" || name === "stack") {
    return function (this: Tensor, others: unknown, options?: unknown) {
      return operation(Array.isArray(others) ? [this, ...others] : others, options);
    };
  }
  if (operation.length === 2) {
    return function (this: Tensor, options?: unknown) {
      return operation(this, options);
    };
  }
  if (operation.length === 3) {
    return function (this: Tensor, other: unknown, options?: unknown) {
      return operation(this, other, options);
    };
  }
  return function (this: Tensor, ...args: unknown[]) {
    return operation(this, ...args);
  };
}

/** Installs the methods on a prototype; a name that it has already is a mistake in the table. */
export function installMethods(prototype: object, operations: Readonly<Record<string, AnyOperation>>): void {
  for (const [name, operation] of Object.entries(operations)) {
    if (name in prototype) {
      throw new LockstepError("ARGUMENT_INVALID", {
        cause: `The operation '${name}' cannot be a method: tensors have something of that name`,
        mend: "Give the operation another name",
      });
    }
    const method = asMethod(name, operation);
    Object.defineProperty(method, "name", { value: name, configurable: true });
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  }
}

let isInstalled = false;

/** Makes every standard operation a method of tensors, once. */
export function installStandardMethods(): void {
  if (isInstalled) return;
  isInstalled = true;
  installMethods(Tensor.prototype, standardFunctions());
}
