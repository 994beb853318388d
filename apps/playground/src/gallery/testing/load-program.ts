/** Loads a program of the gallery in Node, so that tests can run it on any device. */
import * as core from "@lockstep/core";
import { transform } from "sucrase";
import type { Directives, Extent } from "../../run/protocol.js";

interface SetupArguments {
  readonly device: core.Backend;
  readonly size: number;
  readonly extent: Extent | undefined;
  readonly picture: core.Tensor;
  readonly volcano: core.Tensor;
}

type Inputs = Record<string, unknown>;

export interface LoadedProgram {
  readonly setup?: (given: SetupArguments) => Inputs;
  readonly run: (inputs: Inputs) => core.Tensor;
  readonly next?: (inputs: Inputs, result: core.Tensor) => Inputs;
  readonly show?: Directives["show"];
  readonly size?: number;
  readonly sizes?: readonly number[];
  readonly extent?: Extent;
}

/** What the module exports. Only `@lockstep/core` can be imported, as in the page. */
export function loadProgram(program: string): LoadedProgram {
  const { code } = transform(program, { transforms: ["typescript", "imports"] });
  const exported = {};
  const require = (name: string) => {
    if (name !== "@lockstep/core") throw new Error(`A program cannot import ${name}`);
    return core;
  };
  new Function("require", "exports", code)(require, exported);
  return exported as LoadedProgram;
}
