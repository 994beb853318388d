/**
 * The matrix product. Each output is a fold along k from 0, strictly left to right, with every product and
 * sum rounded to the dtype, so what can be gained is in how memory is walked: strips of both matrices are
 * copied to where they lie next to each other, and tiles of 4 × 4 outputs are kept in variables while k runs.
 * Copies of float32 are doubles, which spares their conversion at each use. (The blocking is that of Goto and
 * van de Geijn, "Anatomy of high-performance matrix multiplication", 2008, in small.)
 */
import type { Dtype } from "@lockstep/core";
import { SourceWriter } from "./source-writer.js";

/** Rows and columns of a tile. */
const side = 4;
/** Elements of k, and columns of b, that are copied at a time: a megabyte of doubles. */
const depthBlock = 256;
const columnBlock = 512;

/** The dtypes that products are computed in. */
export type MatmulDtype = Extract<Dtype, "int32" | "float32" | "float64">;

/** `acc + a * b`, rounded or wrapped at each step. */
const steps: Readonly<Record<MatmulDtype, (acc: string, a: string, b: string) => string>> = {
  int32: (acc, a, b) => `(${acc} + Math.imul(${a}, ${b})) | 0`,
  float32: (acc, a, b) => `Math.fround(${acc} + Math.fround(${a} * ${b}))`,
  float64: (acc, a, b) => `${acc} + ${a} * ${b}`,
};

/**
 * The source of a program that gives the `Loop` of one product. `data` is a, b and the output; the geometry
 * their offsets, then M, N and K, then the strides of a (rows, k), of b (k, columns) and of the output (rows,
 * columns). The range is of rows.
 */
export function writeMatmul(dtype: MatmulDtype): string {
  const copies = dtype === "int32" ? "Int32Array" : "Float64Array";
  const writer = new SourceWriter();
  writer.line('"use strict";');
  writer.line(`const tile = new ${copies}(${side * side});`);
  writer.line(`let rows = new ${copies}(0), columns = new ${copies}(0);`);
  writePack(writer);
  writeMultiply(writer, dtype);
  writeTileCopies(writer);
  writeLoop(writer, copies);
  return writer.toString();
}

/** Copies `width` runs of `depth` elements so that those of each four lie together, filled up with zeros. */
function writePack(writer: SourceWriter): void {
  writer.block("function pack(into, from, start, width, depth, across, along)", () => {
    writer.block(`for (let w = 0; w < width; w += ${side})`, () => {
      writer.block(`for (let lane = 0; lane < ${side}; lane++)`, () => {
        writer.line("let to = w * depth + lane;");
        writer.line("let at = start + Math.imul(w + lane, across);");
        writer.line("const live = w + lane < width;");
        writer.block("for (let k = 0; k < depth; k++)", () => {
          writer.line("into[to] = live ? from[at] : 0;");
          writer.line(`to += ${side};`);
          writer.line("at = (at + along) | 0;");
        });
      });
    });
  });
}

/** Adds the products of `depth` elements to the tile. */
function writeMultiply(writer: SourceWriter, dtype: MatmulDtype): void {
  const lanes = Array.from({ length: side }, (_, lane) => lane);
  const pairs = lanes.flatMap((r) => lanes.map((c) => ({ acc: `s${r}${c}`, r, c, place: side * r + c })));
  writer.block("function multiply(depth, begin)", () => {
    for (const { acc, place } of pairs) writer.line(`let ${acc} = tile[${place}];`);
    writer.block(
      `for (let p = 0, q = begin, end = ${side} * depth; p < end; p += ${side}, q += ${side})`,
      () => {
        writer.line(`const ${lanes.map((r) => `a${r} = rows[p + ${r}]`).join(", ")};`);
        writer.line(`const ${lanes.map((c) => `b${c} = columns[q + ${c}]`).join(", ")};`);
        for (const { acc, r, c } of pairs) writer.line(`${acc} = ${steps[dtype](acc, `a${r}`, `b${c}`)};`);
      },
    );
    for (const { acc, place } of pairs) writer.line(`tile[${place}] = ${acc};`);
  });
}

function writeTileCopies(writer: SourceWriter): void {
  const copy = (name: string, statement: string) =>
    writer.block(`function ${name}(out, start, height, width, down, right)`, () => {
      writer.block("for (let r = 0; r < height; r++)", () => {
        writer.block("for (let c = 0; c < width; c++)", () => {
          writer.line("const at = start + Math.imul(r, down) + Math.imul(c, right);");
          writer.line(statement);
        });
      });
    });
  copy("loadTile", `tile[${side} * r + c] = out[at];`);
  copy("storeTile", `out[at] = tile[${side} * r + c];`);
}

function writeLoop(writer: SourceWriter, copies: string): void {
  writer.block("return function loop(data, geometry, from, to)", () => {
    writer.line("const a = data[0], b = data[1], out = data[2];");
    writer.line("const [oA, oB, oOut, , N, K, rowA, alongA, alongB, columnB, down, right] = geometry;");
    writer.line(`const deepest = Math.min(K, ${depthBlock});`);
    writer.line(`const widest = Math.min((N + ${side - 1}) & ${-side}, ${columnBlock});`);
    writer.line(`if (rows.length < ${side} * deepest) rows = new ${copies}(${side} * deepest);`);
    writer.line(`if (columns.length < deepest * widest) columns = new ${copies}(deepest * widest);`);
    writer.block(`for (let j0 = 0; j0 < N; j0 += ${columnBlock})`, () => {
      writer.line(`const width = Math.min(${columnBlock}, N - j0);`);
      writer.block(`for (let k0 = 0; k0 === 0 || k0 < K; k0 += ${depthBlock})`, () => {
        writer.line(`const depth = Math.min(${depthBlock}, K - k0);`);
        writer.line("pack(columns, b, oB + j0 * columnB + k0 * alongB, width, depth, columnB, alongB);");
        writer.block(`for (let i = from; i < to; i += ${side})`, () => {
          writer.line(`const height = Math.min(${side}, to - i);`);
          writer.line("pack(rows, a, oA + i * rowA + k0 * alongA, height, depth, rowA, alongA);");
          writer.block(`for (let j = 0; j < width; j += ${side})`, () => {
            writer.line("const start = oOut + i * down + (j0 + j) * right;");
            writer.line(`const live = Math.min(${side}, width - j);`);
            writer.line("if (k0 === 0) tile.fill(0);");
            writer.line("else loadTile(out, start, height, live, down, right);");
            writer.line("multiply(depth, j * depth);");
            writer.line("storeTile(out, start, height, live, down, right);");
          });
        });
      });
    });
  });
}
