/** The check of a kernel that is given as data, through the backend's own `map`. */
import type { Dtype, Kernel } from "@lockstep/core";
import { generator, sample } from "../model/samples.js";
import { specialValues } from "../model/special-values.js";
import { vector } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import type { Bench } from "./bench.js";

/** What a kernel is given: elements of a dtype, drawn from a seed. */
export interface DrawnInput {
  readonly dtype: Dtype;
  readonly seed: number;
}

/** More than a vector of any width, and no multiple of one. */
const count = 77;

export async function checkKernel(
  bench: Bench,
  kernel: Kernel,
  inputs: readonly DrawnInput[],
): Promise<void> {
  const values = inputs.map(({ dtype, seed }) => {
    const next = generator(seed);
    const special = specialValues[dtype];
    const ordinary = sample(dtype, [count], seed).data;
    return vector(
      dtype,
      ordinary.map((value) => (next() < 0.5 ? value : special[Math.floor(next() * special.length)]!)),
    );
  });
  const out = bench.hold(bench.device.zeros([count], { dtype: kernel.dtype }));
  bench.device.map(
    kernel,
    values.map((input) => bench.tensor(input)),
    out,
  );
  // What a random function does is a matter of chance; where a loose accuracy leaves all open, nothing is
  // lost.
  mustMatch(await bench.read(out), bench.oracle.map(kernel, values), {
    inputsAt: (place) => values.map(({ data }) => data[place]!),
    mayBeOpen: 1,
  });
}
