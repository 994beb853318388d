import { zip } from "@lockstep/core";

// Newton's method for z³ = 1: from each point, how long until one of the
// three roots, and which?
const basin = zip((startX, startY) => {
  let x = startX;
  let y = startY;
  let turns = 0;
  // `break` and `continue` are part of the language, too.
  for (; turns < 40; turns++) {
    const squareX = x * x - y * y;
    const squareY = 2 * x * y;
    // 3z², and the error z³ − 1.
    const length = 3 * (squareX * squareX + squareY * squareY);
    if (length === 0) break;
    const errorX = x * squareX - y * squareY - 1;
    const errorY = x * squareY + y * squareX;
    if (errorX * errorX + errorY * errorY < 1e-6) break;
    x -= (errorX * squareX + errorY * squareY) / length;
    y -= (errorY * squareX - errorX * squareY) / length;
  }
  const root = x > 0 ? 0 : y > 0 ? 1 : 2;
  return root + 0.8 / (1 + 0.25 * turns);
});

export const size = 480;
export const sizes = [60, 120, 240, 480, 960];
export const show = "picture";
export const extent = { x: [-1.8, 1.8], y: [-1.2, 1.2] };

export const setup = ({ device, size, extent: { x, y } }) => ({
  x: device.linspace(x[0], x[1], size),
  y: device
    .linspace(y[1], y[0], Math.round((size * (y[1] - y[0])) / (x[1] - x[0])))
    .expandDims(1),
});
export const run = ({ x, y }) => basin(x, y);
