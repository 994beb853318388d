/** A backend with one function of the library replaced. It claims the common bits of all of them. */
import type { Capabilities, Kernel, LibraryFunction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { exactly } from "../../src/oracle/exactly.js";
import { walk } from "../../src/oracle/walk.js";
import { type Compiled, ReferenceBackend } from "../../src/reference/reference-backend.js";

export class MiscallingBackend extends ReferenceBackend {
  override readonly name = "miscalling";
  override readonly capabilities: Capabilities;

  constructor(
    private readonly replaced: LibraryFunction,
    private readonly by: (...args: readonly number[]) => number,
  ) {
    super();
    this.capabilities = { ...new ReferenceBackend().capabilities, dtypes: ["float32"] };
  }

  protected override compile(kernel: Kernel): Compiled {
    const { replaced, by } = this;
    const call: typeof exactly.call = (fn, type, args) =>
      fn === replaced ? exactly.convert(by(...args), "float64", type) : exactly.call(fn, type, args);
    const calls = JSON.stringify(kernel).includes(`"${replaced}"`);
    const prepared = calls ? kernel : expandLibrary(kernel);
    return (...args) => walk(prepared, { ...exactly, call }, args);
  }
}
