import { bytesPerElement, type Layout, strided } from "@lockstep/core";
import { expect, it } from "vitest";
import { Arena } from "./arena.js";
import { blockBytes, boxesOf, type Cell, planSplit, Residents } from "./index.js";

const room = 65536;
const all = new Residents(new Arena({ maximum: 2 ** 20 + room }));

/** Every index of a layout, as its storage element. */
function walk({ shape, strides, offset }: Layout): number[] {
  let found = [offset];
  shape.forEach((length, d) => {
    found = found.flatMap((at) => Array.from({ length }, (_, i) => at + i * strides[d]!));
  });
  return found;
}

/** out = a + b, as an engine does it whose loop sees nothing but the arena. */
function addInWindows(
  cells: readonly [Cell, Cell, Cell],
  layouts: readonly [Layout, Layout, Layout],
): number {
  const borrowed = all.borrow(room)!;
  const views = layouts.map((layout, v) => ({
    layout,
    bytesPerElement: bytesPerElement(cells[v]!.dtype),
  }));
  const split = planSplit(views, borrowed.bytes);
  expect(split.fits).toBe(true);
  let boxes = 0;
  for (const { windows, layouts: inside } of boxesOf(views, split)) {
    boxes++;
    let address = borrowed.address;
    const copies = windows.map(({ first, length }, v) => {
      const cell = cells[v]!;
      const copy = all.arena.view(cell.dtype, address, length);
      copy.set(all.elements(cell).subarray(first, first + length));
      address += blockBytes(copy.byteLength);
      return copy;
    });
    expect(address).toBeLessThanOrEqual(borrowed.address + borrowed.bytes);
    const [a, b, out] = inside.map(walk) as [number[], number[], number[]];
    for (let i = 0; i < out.length; i++) {
      copies[2]![out[i]!] = copies[0]![a[i]!]! + copies[1]![b[i]!]!;
    }
    all.elements(cells[2]).set(copies[2]!, windows[2]!.first);
  }
  all.giveBack(borrowed);
  return boxes;
}

it("an operation that the arena cannot hold runs in windows, and writes nothing but its output", () => {
  const n = 200;
  const a = all.allocate("float32", n * n);
  const b = all.allocate("float64", n);
  const out = all.allocate("float32", 2 * n * n);
  all.write(
    a,
    Float32Array.from({ length: n * n }, (_, i) => i),
  );
  all.write(
    b,
    Float64Array.from({ length: n }, (_, i) => i / 4),
  );
  all.write(out, new Float32Array(2 * n * n).fill(-1));
  expect(all.reside([a, b, out])).toBe(false);
  const layouts = [
    strided([n, n], [1, n], 0),
    strided([n, n], [0, -1], n - 1),
    strided([n, n], [2 * n, 2], 1),
  ] as const;
  expect(addInWindows([a, b, out], layouts)).toBeGreaterThan(1);
  const expected = new Float32Array(2 * n * n).fill(-1);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      expected[row * 2 * n + 2 * column + 1] = column * n + row + (n - 1 - column) / 4;
    }
  }
  expect(Buffer.from(all.read(out).buffer).equals(Buffer.from(expected.buffer))).toBe(true);
  expect([all.arena.used, all.residentCount]).toEqual([0, 0]);
});
