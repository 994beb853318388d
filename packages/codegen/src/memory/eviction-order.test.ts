import fc from "fast-check";
import { expect, it } from "vitest";
import { Arena } from "./arena.js";
import { Cell } from "./cell.js";
import { EvictionOrder } from "./eviction-order.js";
import { Residents } from "./residents.js";

const owner = new Residents(new Arena({ maximum: 2 ** 21 }));

it("always knows the cell used least recently", () => {
  const commands = fc.array(
    fc.record({ what: fc.constantFrom("add", "add", "remove", "use", "use", "take"), which: fc.nat() }),
    { minLength: 50, maxLength: 300, size: "max" },
  );
  fc.assert(
    fc.property(commands, (list) => {
      const order = new EvictionOrder();
      const cells: Cell[] = [];
      for (const { what, which } of list) {
        const at = which % Math.max(1, cells.length);
        if (what === "add") {
          const cell = new Cell(owner, "uint8", 1);
          // Not always the newest: a cell that comes back may have been used before another came.
          cell.lastUsed = which % 2 ? ++order.now : Math.floor(order.now / 2) + 0.5 + cells.length / 1000;
          cells.push(cell);
          order.add(cell);
        } else if (what === "take") {
          const oldest = order.oldest(Infinity);
          expect(oldest?.lastUsed ?? Infinity).toBe(Math.min(...cells.map((cell) => cell.lastUsed)));
          if (oldest) order.remove(cells.splice(cells.indexOf(oldest), 1)[0]!);
        } else if (cells.length > 0) {
          if (what === "use") cells[at]!.lastUsed = ++order.now;
          else order.remove(cells.splice(at, 1)[0]!);
        }
        expect(order.size).toBe(cells.length);
      }
      const left = [...cells].sort((a, b) => a.lastUsed - b.lastUsed).map((cell) => cell.lastUsed);
      expect(new Set(order.cells())).toEqual(new Set(cells));
      for (const stamp of left) {
        expect(order.oldest(stamp)).toBeUndefined();
        const oldest = order.oldest(Infinity)!;
        expect(oldest.lastUsed).toBe(stamp);
        order.remove(oldest);
        expect(oldest.place.rank).toBe(-1);
      }
      expect(order.oldest(Infinity)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
