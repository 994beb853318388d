/**
 * Runs a kernel over tensors, element by element: what `map`, `zip` and the standard operations of one kernel share.
 *
 * A call on small tensors must cost less than a microsecond, so calls of one and two arguments try a short cut first:
 * tensors of the same shape, an output that is ready, and a kernel that was compiled before.
 */
import type { Device } from "../backend/device.js";
import type { Explanation } from "../backend/explanation.js";
import type { Operand, View } from "../backend/storage.js";
import type { Dtype } from "../dtype/dtype.js";
import { canStore } from "../dtype/promotion.js";
import type { Kernel } from "../kernel/tree.js";
import { broadcastShapes, broadcastTo } from "../layout/broadcast.js";
import { rowMajor, sameShape } from "../layout/layout.js";
import { mayOverlap, sameLayout } from "../layout/overlap.js";
import { identityKernel } from "../tensor/identity-kernel.js";
import { Tensor } from "../tensor/tensor.js";
import { codeBits, codeOf, firstWeakCode } from "./argument-types.js";
import { checkArity } from "./arity.js";
import { deviceOf } from "./operands.js";
import { checkOptions, checkOut, outOnly } from "./options.js";
import { type Compile, Specialisations } from "./specialisations.js";

/** An operation on checked arguments, ready to run. */
interface Prepared {
  readonly device: Device;
  readonly kernel: Kernel;
  readonly inputs: readonly Operand[];
  readonly shape: readonly number[];
  readonly out: Tensor | undefined;
}

export class Elementwise {
  readonly name: string;
  readonly arity: number;
  private readonly kernels: Specialisations<Kernel>;

  constructor(name: string, arity: number, compile: Compile<Kernel>) {
    this.name = name;
    this.arity = arity;
    this.kernels = new Specialisations(arity, compile, ({ hash, dtype }) => `${hash} ${dtype}`);
  }

  run1(x: unknown, options: unknown): Tensor {
    const code = codeOf(x);
    if (options !== undefined && code >= 0 && code < firstWeakCode) {
      const out = outAlone(options);
      const kernel = this.kernels.small[code];
      if (
        kernel !== undefined &&
        out instanceof Tensor &&
        isReady(out, kernel.dtype) &&
        matches(x as Tensor, out)
      ) {
        out.device.map(kernel, [x as Tensor], out);
        return out;
      }
    }
    return this.run([x], options);
  }

  run2(x: unknown, y: unknown, options: unknown): Tensor {
    if (options !== undefined) {
      const codeX = codeOf(x);
      const codeY = codeOf(y);
      // Below 0 where x or y is nothing that can be an argument.
      const kernel = this.kernels.small[(codeX << codeBits) | codeY];
      const out = outAlone(options);
      if (
        kernel !== undefined &&
        out instanceof Tensor &&
        isReady(out, kernel.dtype) &&
        (codeX >= firstWeakCode || matches(x as Tensor, out)) &&
        (codeY >= firstWeakCode || matches(y as Tensor, out)) &&
        (codeX < firstWeakCode || codeY < firstWeakCode)
      ) {
        const inputs = [
          codeX < firstWeakCode ? (x as Tensor) : Number(x),
          codeY < firstWeakCode ? (y as Tensor) : Number(y),
        ];
        out.device.map(kernel, inputs, out);
        return out;
      }
    }
    return this.run([x, y], options);
  }

  /** `args` is kept. */
  run(args: readonly unknown[], options: unknown): Tensor {
    const { device, kernel, inputs, shape, out } = this.prepare(args, options);
    if (out === undefined) {
      const result = device.result(kernel.dtype, shape);
      device.map(kernel, inputs, result);
      return result;
    }
    writeTo(out, inputs, (target) => device.map(kernel, inputs, target));
    return out;
  }

  explain(args: readonly unknown[], options: unknown): Explanation {
    const { device, kernel, inputs, shape, out } = this.prepare(args, options);
    const shapeOfOut = out ?? { dtype: kernel.dtype, layout: rowMajor(shape) };
    return device.explain({
      kind: "map",
      kernel,
      inputs,
      out: { dtype: shapeOfOut.dtype, layout: shapeOfOut.layout },
    });
  }

  /** The kernel for arguments of these types. Throws `KERNEL_*`. */
  kernelFor(args: readonly (Tensor | number | boolean)[]): Kernel {
    return this.kernels.for(args);
  }

  private prepare(args: readonly unknown[], options: unknown): Prepared {
    const { out } = checkOptions(this.name, options, outOnly);
    checkArity(this.name, this.arity, args);
    const device = deviceOf(this.name, args);
    const { shape, inputs } = broadcastOperands(this.name, args as readonly (Tensor | number | boolean)[]);
    const kernel = this.kernels.for(args);
    const target = out === undefined ? undefined : checkOut(this.name, out, device, kernel.dtype, shape);
    return { device, kernel, inputs, shape, out: target };
  }
}

/** `out`, if that is the only option; others are looked at the long way. */
function outAlone(options: unknown): unknown {
  if (typeof options !== "object" || options === null) return undefined;
  for (const name in options) if (name !== "out") return undefined;
  return (options as { readonly out?: unknown }).out;
}

/** Whether an output can be written to just so. What is wrong with it, if anything, the long way says. */
function isReady(out: Tensor, dtype: Dtype): boolean {
  return (
    !out.disposed &&
    !out.device.disposed &&
    out.layout.contiguous &&
    (out.dtype === dtype || canStore(dtype, out.dtype))
  );
}

/** Whether an input goes with an output as it is: the same device and shape, and no overlap but a perfect one. */
function matches(input: Tensor, out: Tensor): boolean {
  return (
    input.device === out.device &&
    !input.disposed &&
    sameShape(input.shape, out.shape) &&
    (input.storage !== out.storage || sameLayout(input.layout, out.layout))
  );
}

/** Tensors stretched to the one shape that they broadcast to; numbers as they are. Throws `SHAPE_MISMATCH`. */
export function broadcastOperands(
  operation: string,
  args: readonly (Tensor | number | boolean)[],
): { shape: readonly number[]; inputs: readonly Operand[] } {
  const shapes: (readonly number[])[] = [];
  for (const arg of args) if (arg instanceof Tensor) shapes.push(arg.shape);
  const shape = broadcastShapes(shapes, operation);
  const inputs = args.map((arg): Operand => {
    if (!(arg instanceof Tensor)) return Number(arg);
    return sameShape(arg.shape, shape)
      ? arg
      : { storage: arg.storage, layout: broadcastTo(arg.layout, shape) };
  });
  return { shape, inputs };
}

/**
 * Lets `write` fill `out`, by way of a temporary where an input shares elements with it in another order: those would
 * be overwritten before they are read.
 */
export function writeTo(out: Tensor, inputs: readonly Operand[], write: (target: Tensor) => void): void {
  if (!inputs.some((input) => typeof input !== "number" && interferes(input, out))) {
    write(out);
    return;
  }
  const temporary = out.device.result(out.dtype, out.shape);
  write(temporary);
  out.device.map(identityKernel(out.dtype, out.dtype), [temporary], out);
  temporary.dispose();
}

function interferes(input: View, out: Tensor): boolean {
  return (
    input.storage === out.storage &&
    !sameLayout(input.layout, out.layout) &&
    mayOverlap(input.layout, out.layout)
  );
}
