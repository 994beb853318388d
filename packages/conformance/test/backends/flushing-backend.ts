/** A backend that makes zeros of the subnormal numbers it takes, those it gives, or both; and says so or not. */
import type { Capabilities, Operand, View } from "@lockstep/core";
import { isSubnormal } from "../../src/probe/distance.js";
import { ReferenceBackend } from "../../src/reference/reference-backend.js";

export class FlushingBackend extends ReferenceBackend {
  override readonly name = "flushing";
  override readonly capabilities: Capabilities;

  constructor(
    private readonly when: readonly ("taken" | "given")[],
    flushesSubnormals: boolean,
  ) {
    super();
    this.capabilities = {
      ...new ReferenceBackend().capabilities,
      dtypes: ["int32", "float32"],
      flushesSubnormals,
    };
  }

  protected override load(...given: Parameters<ReferenceBackend["load"]>): number[] {
    const values = super.load(...given);
    return this.when.includes("taken") ? values.map(flushed) : values;
  }

  protected override store(out: View, index: readonly number[], value: number, type: "float32"): void {
    super.store(out, index, this.when.includes("given") ? flushed(value) : value, type);
  }

  /** A map that only moves elements leaves them as they are. */
  override map(kernel: Parameters<ReferenceBackend["map"]>[0], inputs: readonly Operand[], out: View): void {
    const [step] = kernel.body;
    const isMove = step?.kind === "return" && step.value.kind === "local";
    if (isMove) new ReferenceBackend().map(kernel, inputs, out);
    else super.map(kernel, inputs, out);
  }
}

const flushed = (value: number): number => (isSubnormal(value, "float32") ? value * 0 : value);
