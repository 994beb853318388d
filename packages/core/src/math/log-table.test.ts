import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { logTables } from "./log-table.js";

it("gives the entries that were computed with 300 bits", () => {
  const [reciprocals, high, low] = logTables();
  expect([reciprocals![0], high![0], low![0]]).toEqual([
    1.41015625, -0.34370051385326406, -5.438888329899065e-14,
  ]);
  expect([reciprocals![37], high![37], low![37]]).toEqual([1, 0, 0]);
  expect([reciprocals![63], high![63], low![63]]).toEqual([
    0.71484375, 0.3356912916381134, 2.8136969901227338e-14,
  ]);
  const digest = createHash("sha256").update(JSON.stringify(logTables())).digest("hex");
  expect(digest).toBe("24343c214c5dff3647d3c8ff4dcbc8ee738c65cf21ee40d975024e6d928bd06e");
});
