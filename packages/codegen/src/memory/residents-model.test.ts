import { bytesPerElement, dtypes, newArray, type TypedArray } from "@lockstep/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Arena } from "./arena.js";
import type { Cell } from "./cell.js";
import { type Borrowed, Residents } from "./residents.js";

const mib = 2 ** 20;
const room = 4 * 65536;

const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ allocate: fc.constantFrom(...dtypes), bytes: fc.nat(100_000) }) },
    { weight: 2, arbitrary: fc.record({ write: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ set: fc.nat() }) },
    { weight: 4, arbitrary: fc.record({ reside: fc.array(fc.nat(), { maxLength: 4 }) }) },
    { weight: 2, arbitrary: fc.record({ release: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ borrow: fc.nat(2 * room) }) },
    { weight: 1, arbitrary: fc.constant({ giveBack: true }) },
    { weight: 1, arbitrary: fc.record({ close: fc.nat(1) }) },
  ),
  { minLength: 20, maxLength: 80, size: "max" },
);

it("two devices on one arena keep every element, whatever moves and whoever borrows", () => {
  const run = (list: typeof commands extends fc.Arbitrary<infer L> ? L : never, shared: boolean) => {
    const arena = new Arena({ maximum: mib + room, shared, ceiling: mib + room / 4 });
    const devices = [new Residents(arena), new Residents(arena)];
    const held = new Map<Cell, TypedArray>();
    const lent: Borrowed[] = [];
    const lentBytes = () => lent.reduce((sum, { bytes }) => sum + bytes, 0);
    let value = 0;
    const pick = (which: number) => [...held.keys()][which % held.size]!;
    for (const command of list) {
      if ("allocate" in command) {
        const device = devices[held.size % 2]!;
        const cell = device.allocate(
          command.allocate,
          Math.floor(command.bytes / bytesPerElement(command.allocate)),
        );
        held.set(cell, newArray(cell.dtype, cell.length));
      } else if ("borrow" in command) {
        const borrowed = devices[0]!.borrow(command.borrow);
        if (!borrowed) continue;
        lent.push(borrowed);
        arena.view("uint8", borrowed.address, borrowed.bytes).fill(0xee);
      } else if ("giveBack" in command) {
        const borrowed = lent.pop();
        if (!borrowed) continue;
        expect(arena.view("uint8", borrowed.address, borrowed.bytes).every((byte) => byte === 0xee)).toBe(
          true,
        );
        devices[0]!.giveBack(borrowed);
      } else if (held.size === 0) {
        // Nothing to do it to.
      } else if ("write" in command) {
        const cell = pick(command.write);
        held.set(cell, newArray(cell.dtype, cell.length).fill(++value % 200) as TypedArray);
        cell.owner.write(cell, held.get(cell)!);
      } else if ("set" in command) {
        const cell = pick(command.set);
        held.get(cell)![cell.length >> 1] = ++value % 200;
        cell.owner.elements(cell)[cell.length >> 1] = value % 200;
      } else if ("reside" in command) {
        const cells = command.reside.map(pick);
        const bytes = [...new Set(cells)].reduce((sum, cell) => sum + Math.max(64, cell.bytes + 63), 0);
        const together = devices[0]!.reside(cells);
        if (lent.length === 0 && bytes <= room) expect(together).toBe(true);
        if (bytes - 64 * cells.length > room - lentBytes()) expect(together).toBe(false);
        if (together) expect(cells.every((cell) => cell.address > 0)).toBe(true);
      } else if ("release" in command) {
        const cell = pick(command.release);
        cell.owner.release(cell);
        held.delete(cell);
      } else {
        const device = devices[command.close]!;
        device.close();
        expect([device.residentCount, device.residentBytes]).toEqual([0, 0]);
        for (const cell of held.keys()) if (cell.owner === device) held.delete(cell);
      }
      for (const [cell, elements] of held) {
        const read = cell.owner.read(cell);
        expect(read.length).toBe(elements.length);
        expect(read.every((element, i) => element === elements[i])).toBe(true);
        expect((cell.spilled === undefined) === cell.address > 0).toBe(true);
      }
      for (const device of devices) {
        const own = [...held.keys()].filter((cell) => cell.owner === device && cell.address > 0);
        expect(device.residentCount).toBe(own.length);
        expect(device.residentBytes).toBe(own.reduce((sum, cell) => sum + cell.bytes, 0));
      }
    }
    for (const borrowed of lent) devices[0]!.giveBack(borrowed);
    for (const device of devices) device.close();
    expect(arena.used).toBe(0);
  };
  fc.assert(fc.property(commands, fc.boolean(), run), { numRuns: 25 });
});
