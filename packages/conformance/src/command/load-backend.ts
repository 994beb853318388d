/**
 * A backend to be tested, from a module that its author wrote. The module exports `create`, a function that
 * makes the backend (or a promise of it), by that name or as the default; and, if it likes, `xfail`, an
 * object of expected failures, from the case's id to the reason.
 */
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Backend } from "@lockstep/core";
import type { CreateBackend } from "../framework/bench.js";
import type { ExpectedFailures } from "../framework/runner.js";

/** A complaint about the command line, to be shown as one plain line. */
export class UsageError extends Error {}

export interface LoadedBackend {
  readonly path: string;
  readonly create: CreateBackend;
  readonly xfail: ExpectedFailures;
}

/** Imports a backend's module. Throws {@link UsageError} for whatever is wrong with it, or where none is given. */
export async function loadBackend(path: string | undefined): Promise<LoadedBackend> {
  if (path === undefined) throw new UsageError("Which backend? Give a module: conformance ./my-backend.js");
  const file = resolve(path);
  await access(file).catch(() => {
    throw new UsageError(`There is no file '${path}'`);
  });
  const module = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw new UsageError(`'${path}' cannot be imported: ${firstLine(error)}`);
  });
  const create = factoryIn(module as Record<string, unknown>);
  if (create === undefined) {
    throw new UsageError(
      `'${path}' exports no function 'create' that makes the backend (nor one as its default)`,
    );
  }
  return { path, create, xfail: checkExcuses(path, (module as { xfail?: unknown }).xfail) };
}

/** Makes the backend of a module. Throws {@link UsageError} where that fails, or makes something else. */
export async function makeDevice({ path, create }: LoadedBackend): Promise<Backend> {
  try {
    const device = await create();
    if (device instanceof Backend) return device;
  } catch (error) {
    throw new UsageError(`'${path}' could not make its backend: ${firstLine(error)}`);
  }
  throw new UsageError(`What 'create' of '${path}' makes is no Backend of @lockstep/core`);
}

function factoryIn({ create, default: main }: Record<string, unknown>): CreateBackend | undefined {
  const inside =
    typeof main === "object" && main !== null ? (main as { create?: unknown }).create : undefined;
  return [create, main, inside].find(
    (candidate): candidate is CreateBackend => typeof candidate === "function",
  );
}

function checkExcuses(path: string, xfail: unknown): ExpectedFailures {
  if (xfail === undefined) return {};
  const fits =
    typeof xfail === "object" &&
    xfail !== null &&
    Object.values(xfail).every((reason) => typeof reason === "string");
  if (!fits) throw new UsageError(`'xfail' of '${path}' must be an object from case ids to reasons`);
  return xfail as ExpectedFailures;
}

/** What an error says, without the rest. */
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]!;
