/** The explanation of a backend that generates nothing and loops over every dimension as it comes. */
import {
  type Backend,
  type Explanation,
  type Kernel,
  type Operand,
  printKernel,
  type Request,
  type ViewShape,
} from "@lockstep/core";

/** What can be said of any operation from the request alone. */
export function explainPlainly(
  backend: Pick<Backend, "name" | "capabilities">,
  request: Request,
): Explanation {
  const inputs = request.kind === "matmul" ? [request.a, request.b] : request.inputs;
  const shape = request.kind === "map" ? request.out.layout.shape : walkedShape(inputs, request);
  return {
    operation: request.kind,
    backend: backend.name,
    engine: backend.capabilities.engine,
    kernel: kernelOf(request),
    inputs: inputs.map((input) => (typeof input === "number" ? "number" : input.storage.dtype)),
    output: { dtype: request.out.dtype, shape: request.out.layout.shape },
    pattern: "general",
    loops: shape.map((extent, d) => ({
      extent,
      strides: [...inputs, request.out].map((operand) => strideOf(operand, d)),
      vectorised: false,
      parallel: false,
      why: "the reference takes one element after another",
    })),
    ...(request.kind === "reduce" ? { order: request.reduction.order } : {}),
    code: "",
    notes: [],
  };
}

function walkedShape(inputs: readonly Operand[], request: Request): readonly number[] {
  const view = inputs.find((input) => typeof input !== "number");
  return view?.layout.shape ?? request.out.layout.shape;
}

const strideOf = (operand: Operand | ViewShape, dimension: number): number =>
  typeof operand === "number" ? 0 : (operand.layout.strides[dimension] ?? 0);

function kernelOf(request: Request): Explanation["kernel"] {
  if (request.kind === "matmul") {
    const { dtype } = request.out;
    return {
      name: "matmul",
      hash: "",
      parameters: [],
      result: dtype,
      text: "acc + a * b, from left to right along k",
    };
  }
  const kernel: Kernel = request.kind === "map" ? request.kernel : request.reduction.step;
  const { name, hash, parameters, dtype } = kernel;
  return { name, hash, parameters, result: dtype, text: printKernel(kernel) };
}
