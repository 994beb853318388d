import { concat, zip } from "@lockstep/core";

// Gosper's gun, which fires a glider every 30 turns.
const gun = `
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................`.split("\n");

// Each cell and the two above and below it: the same cells, seen through
// views that are shifted by one. The world is a ring: its last row comes
// before its first.
const three = zip((a, b, c) => a + b + c);
const threes = (x) => {
  const tall = concat([x.slice([-1]), x, x.slice([0, 1])]);
  return three(tall.slice([0, -2]), x, tall.slice([2]));
};
const rule = zip((cell, nine) => (nine === 3 || (nine === 4 && cell === 1) ? 1 : 0));

export const size = 96;
export const sizes = [64, 96, 256, 512, 1024];
export const show = "picture";

export const setup = ({ device, size }) => {
  const cell = (row, column) => Number(gun[row - 3]?.[column - 6] === "O");
  const each = Array.from({ length: size }, (_, i) => i);
  return {
    cells: device.tensor(each.map((row) => each.map((column) => cell(row, column)))),
  };
};

// T is a view with rows and columns exchanged: so the same sum goes left
// and right.
export const run = ({ cells }) => rule(cells, threes(threes(cells).T).T);
export const next = (_, cells) => ({ cells });
