/**
 * Every error code there is, with the one line that the documentation's index shows for it. A code, once
 * published, keeps its meaning; `docs/errors/<CODE>.md` holds its page.
 */
export const errorCodes = {
  KERNEL_SOURCE: "The function's source text cannot be read: native, bound, async, a generator or a class",
  KERNEL_SYNTAX: "The source text does not parse as a JavaScript function",
  KERNEL_UNSUPPORTED: "A construct outside the kernel language",
  KERNEL_CAPTURE: "A variable from outside the function",
  KERNEL_PARAMETER:
    "A parameter that is not a plain name, or a scope that is not a destructured last parameter",
  KERNEL_ARITY: "The function takes another number of values than the operation gives it",
  KERNEL_SCOPE_VALUE: "A scope value that is not a number, a boolean or a function, or one that is missing",
  KERNEL_FUNCTION: "A call to something that is neither a Math function nor a function in the scope",
  KERNEL_RECURSION: "A function that calls itself, directly or through others",
  KERNEL_TYPE: "An operator applied to a type that it does not take, such as bitwise on floats",
  KERNEL_UNASSIGNED: "A variable that may be read before it has a value",
  KERNEL_RETURN: "A path through the function that returns nothing",
  KERNEL_CONST: "An assignment to a constant",
  KERNEL_LIMIT: "A function nested deeper than the compiler takes",
  REDUCE_ASSOCIATIVE: "A reduction promised to be associative that is not, on samples",
  REDUCE_INIT: "An initial value that is not a number or a boolean",
  REDUCE_EMPTY: "A reduction of nothing that has no identity, such as min of an empty tensor",
  SHAPE_MISMATCH: "Shapes that do not fit together",
  SHAPE_INVALID:
    "A shape, a length or a size that is not made of non-negative integers, or does not fit the data",
  SHAPE_RAGGED: "Nested arrays whose rows differ in length or depth",
  AXIS_RANGE: "An axis outside the tensor's dimensions, or one named twice",
  INDEX_RANGE: "An index outside its dimension",
  SLICE_INVALID: "A slice with a zero step, or parts that are not integers",
  DTYPE_UNKNOWN: "A dtype that does not exist",
  DTYPE_UNSUPPORTED: "A dtype that this backend does not have",
  DTYPE_MISMATCH: "A dtype that an operation does not take, or an output that cannot hold the result",
  DTYPE_VALUE: "A value that is neither a number nor a boolean, or that the dtype cannot hold",
  ARGUMENT_INVALID: "An argument that is not what the operation takes",
  OUT_OVERLAP: "An output in which one element stands for several, such as a broadcast view",
  BACKEND_MISMATCH: "Tensors of two backends in one operation",
  BACKEND_UNAVAILABLE: "A backend or an engine that cannot run on this platform",
  OPERATION_UNAVAILABLE: "An operation that this device leaves out, to be small",
  BACKEND_CONTRACT: "A backend that broke its contract with core",
  DISPOSED: "A tensor or a device that has been disposed of",
  OUT_OF_MEMORY: "More elements than the backend can hold",
  WORKER_LOST: "A thread that was lost, hung or failed, and with it what it was computing",
  DEVICE_LOST: "A graphics card, or the context on it, that was lost, and with it all that it held",
  ABORTED: "Work that its signal stopped before it was done",
  SYNC_READ_UNSUPPORTED: "A synchronous read of a backend that can only be awaited",
  ITEM_SIZE: "item() of a tensor that does not hold exactly one element",
} as const;

export type ErrorCode = keyof typeof errorCodes;
