import { zip } from "@lockstep/core";

// The cosine transform of JPEG pictures: row k is a wave that goes up and
// down k times on the way through n pixels.
const wave = zip(
  (k, i, n) =>
    Math.cos((Math.PI * k * (i + 0.5)) / n) * Math.sqrt((k === 0 ? 1 : 2) / n),
);

export const size = 256;
export const sizes = [32, 64, 128, 256, 512];
export const show = "picture";

// A square of the picture, and the lowest eighth of its frequencies both
// ways: 1 number in 64 is kept.
export const setup = ({ device, picture, size }) => {
  const n = Math.min(size, picture.shape[0], picture.shape[1]);
  return {
    square: picture.slice([0, n], [0, n]).mean({ axis: 2 }),
    waves: wave(device.arange(Math.ceil(n / 8)).expandDims(1), device.arange(n), n),
  };
};

// Into the frequencies and back: four products of matrices. T is a view;
// nothing is turned in memory.
export const run = ({ square, waves }) => {
  const frequencies = waves.matmul(square).matmul(waves.T);
  return waves.T.matmul(frequencies).matmul(waves);
};
