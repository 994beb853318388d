/**
 * A backend on which nothing runs: it notes how its backend would run each step. Operations of several steps are
 * explained by calling them on it.
 */
import { Device } from "../backend/device.js";
import type { Explanation, Request } from "../backend/explanation.js";
import type { Reduction } from "../backend/reduction.js";
import type { Operand, Storage, View } from "../backend/storage.js";
import type { Dtype, TypedArray } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { Kernel } from "../kernel/tree.js";
import { Tensor } from "../tensor/tensor.js";

export class DryRun extends Device {
  readonly name: string;
  readonly capabilities: Device["capabilities"];
  readonly steps: Explanation[] = [];
  private readonly allocated = new Set<Storage>();

  constructor(private readonly device: Device) {
    super();
    this.name = device.name;
    this.capabilities = device.capabilities;
  }

  /** Real storages, because a backend may look at them to explain a step. */
  allocate(dtype: Dtype, length: number): Storage {
    const storage = this.device.allocate(dtype, length);
    this.allocated.add(storage);
    return storage;
  }

  write(_storage: Storage, _data: TypedArray): void {}

  read(): Promise<TypedArray> {
    return Promise.reject(
      new LockstepError("BACKEND_CONTRACT", { cause: "A step that reads its tensors cannot be explained" }),
    );
  }

  release(storage: Storage): void {
    if (this.allocated.delete(storage)) this.device.release(storage);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    this.note({ kind: "map", kernel, inputs, out: shapeOf(out) });
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    this.note({ kind: "reduce", reduction, inputs, axes, out: shapeOf(out) });
  }

  override matmul(a: View, b: View, out: View): void {
    this.note({ kind: "matmul", a, b, out: shapeOf(out) });
  }

  explain(request: Request): Explanation {
    return this.device.explain(request);
  }

  async close(): Promise<void> {
    for (const storage of this.allocated) this.device.release(storage);
    this.allocated.clear();
  }

  /** The same argument with every tensor of the device seen on this one instead. */
  adopt(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((member) => this.adopt(member));
    if (value instanceof Tensor) {
      if (value.device !== this.device || value.disposed) return value;
      const { dtype, storage, layout } = value;
      return new Tensor(this, dtype, storage, layout, this.ledger.open(storage, 0));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.adopt(member)]));
  }

  private note(request: Request): void {
    this.steps.push(this.device.explain(request));
  }
}

const shapeOf = ({ storage, layout }: View) => ({ dtype: storage.dtype, layout });

/** How each step of `operation` would run on the device of its arguments. */
export function explainSteps(
  device: Device,
  operation: (...args: never[]) => unknown,
  args: readonly unknown[],
): Explanation[] {
  const dry = new DryRun(device);
  try {
    operation(...(args.map((arg) => dry.adopt(arg)) as never[]));
    return dry.steps;
  } finally {
    void dry.dispose();
  }
}
