/**
 * A tensor as text, laid out as NumPy does: columns below each other, lines of at most 75 characters, and of more
 * than 1,000 elements only the three at each edge. The dtype is said where the digits do not tell it.
 */
import type { Device } from "../backend/device.js";
import type { View } from "../backend/storage.js";
import { type Dtype, isFloat } from "../dtype/dtype.js";
import { type Layout, printShape, rowMajor, sizeOf } from "../layout/layout.js";
import { type SliceSpec, slice } from "../layout/slice.js";
import { alignRight, formatFloats } from "./float-format.js";
import { identityKernel } from "./identity-kernel.js";
import { readDataSync } from "./reading.js";

const lineWidth = 75;
const threshold = 1000;
const edge = 3;
const prefix = "tensor(";

interface Printable extends View {
  readonly device: Device;
  readonly dtype: Dtype;
  readonly disposed: boolean;
}

/** The elements; or where they cannot be read at once, what is known without reading. Never throws for that. */
export function printTensor(tensor: Printable): string {
  const { device, dtype, layout } = tensor;
  const facts = `shape=${printShape(layout.shape)}, dtype=${dtype}, device=${device.name}`;
  if (tensor.disposed || device.disposed) return `${prefix}disposed, ${facts})`;
  if (!device.capabilities.syncReads) return `${prefix}${facts})`;
  const isLong = layout.size > threshold;
  const shown = isLong ? layout.shape.map((length) => Math.min(length, 2 * edge)) : layout.shape;
  const data = isLong ? readEdges(tensor, shown) : readDataSync(tensor);
  const words = formatElements(data, dtype);
  const body = layout.size === 0 ? "[]" : arrange(words, layout.shape, shown);
  return addExtras(body, tensor, isLong);
}

function formatElements(data: ArrayLike<number>, dtype: Dtype): string[] {
  if (isFloat(dtype)) return formatFloats(data, dtype);
  const text = dtype === "bool" ? (x: number) => String(x !== 0) : String;
  return alignRight(Array.from(data, text));
}

/** The first and the last few along each long dimension, brought together on the device and read at once. */
function readEdges(
  { device, dtype, storage, layout }: Printable,
  shown: readonly number[],
): ArrayLike<number> {
  let corners: SliceSpec[][] = [[]];
  for (const length of layout.shape) {
    const parts: SliceSpec[] = length > 2 * edge ? [[0, edge], [-edge]] : [null];
    corners = corners.flatMap((corner) => parts.map((part) => [...corner, part]));
  }
  const together = device.allocate(dtype, sizeOf(shown));
  const target = rowMajor(shown);
  try {
    for (const corner of corners) {
      device.map(identityKernel(dtype, dtype), [{ storage, layout: slice(layout, corner) }], {
        storage: together,
        layout: slice(target, corner),
      });
    }
    return readDataSync({ device, dtype, storage: together, layout: target });
  } finally {
    device.release(together);
  }
}

/** The words in brackets, one row below the other, with an ellipsis where a dimension is longer than what is shown. */
function arrange(words: readonly string[], shape: readonly number[], shown: readonly number[]): string {
  let next = 0;
  const build = (depth: number): string => {
    if (depth === shape.length) return words[next++]!;
    const parts = Array.from({ length: shown[depth]! }, () => build(depth + 1));
    if (shown[depth]! < shape[depth]!) parts.splice(edge, 0, "...");
    const indent = " ".repeat(prefix.length + depth + 1);
    const inner = shape.length - depth - 1;
    if (inner > 0) return `[${parts.join(`,${"\n".repeat(inner)}${indent}`)}]`;
    // Each bracket still open closes at the end of the last line, and so does the printed call.
    return `[${wrap(parts, indent, lineWidth - shape.length - 1)}]`;
  };
  return build(0);
}

function wrap(words: readonly string[], indent: string, width: number): string {
  const lines: string[] = [];
  let line = indent;
  words.forEach((word, i) => {
    if (line.length + word.length > width && line.length > indent.length) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += i < words.length - 1 ? `${word}, ` : word;
  });
  return [...lines, line].join("\n").slice(indent.length);
}

function addExtras(
  body: string,
  { dtype, layout }: { dtype: Dtype; layout: Layout },
  isLong: boolean,
): string {
  const { shape, size } = layout;
  const extras: string[] = [];
  if (isLong || (size === 0 && shape.length > 1)) extras.push(`shape=${printShape(shape)}`);
  if (size === 0 || (dtype !== "float32" && dtype !== "bool")) extras.push(`dtype=${dtype}`);
  if (extras.length === 0) return `${prefix}${body})`;
  const start = `${prefix}${body},`;
  const end = `${extras.join(", ")})`;
  const lastLine = start.length - (start.lastIndexOf("\n") + 1);
  return lastLine + 1 + end.length > lineWidth
    ? `${start}\n${" ".repeat(prefix.length)}${end}`
    : `${start} ${end}`;
}
