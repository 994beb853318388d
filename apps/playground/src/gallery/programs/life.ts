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

// The world is a ring both ways: its last row comes before its first.
const ring = (cells) => {
  const tall = concat([cells.slice([-1]), cells, cells.slice([0, 1])]);
  return concat([tall.slice(null, [-1]), tall, tall.slice(null, [0, 1])], {
    axis: 1,
  });
};

// Neighbours are the same cells seen through views that are shifted by one;
// nothing is copied for them.
const three = zip((a, b, c) => a + b + c);
const rule = zip((cell, block) =>
  block === 3 || (block === 4 && cell === 1) ? 1 : 0,
);

export const size = 96;
export const sizes = [64, 96, 256, 512, 1024];
export const show = "picture";

export const setup = ({ device, size }) => {
  const cell = (row, column) => Number(gun[row - 3]?.[column - 6] === "O");
  const each = Array.from({ length: size });
  return {
    cells: device.tensor(
      each.map((_, row) => each.map((_, column) => cell(row, column))),
    ),
  };
};

export const run = ({ cells }) => {
  const world = ring(cells);
  const rows = three(
    world.slice([0, -2]),
    world.slice([1, -1]),
    world.slice([2]),
  );
  const blocks = three(
    rows.slice(null, [0, -2]),
    rows.slice(null, [1, -1]),
    rows.slice(null, [2]),
  );
  return rule(cells, blocks);
};
export const next = (_, cells) => ({ cells });
