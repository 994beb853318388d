import { stack, zip } from "@lockstep/core";

// Each colour of the print is a blend of the three that the camera saw.
const blend = zip((red, green, blue, r, g, b) =>
  Math.min(1, red * r + green * g + blue * b),
);
// Darker with the distance from the middle, which is where x and y are 0.
const vignette = zip((x, y) => 1 - 0.45 * Math.min(1, x * x + y * y) ** 2);

export const size = 1024;
export const sizes = [64, 128, 256, 512, 1024];
export const show = "picture";

// Drop a picture of your own on the page. `size` cuts out its upper left.
export const setup = ({ device, picture, size }) => {
  const part = picture.slice([0, size], [0, size]);
  const [height, width] = part.shape;
  return {
    part,
    x: device.linspace(-0.9, 0.9, width),
    y: device.linspace(-0.9, 0.9, height).expandDims(1),
  };
};

export const run = ({ part, x, y }) => {
  // A colour is a view of every third element.
  const [red, green, blue] = [0, 1, 2].map((channel) =>
    part.slice(null, null, channel),
  );
  const sepia = stack(
    [
      blend(red, green, blue, 0.393, 0.769, 0.189),
      blend(red, green, blue, 0.349, 0.686, 0.168),
      blend(red, green, blue, 0.272, 0.534, 0.131),
    ],
    { axis: 2 },
  );
  return sepia.multiply(vignette(x, y).expandDims(2));
};
