/**
 * The picture that programs get when nobody has dropped one: a lake below hills at evening, computed, with soft
 * gradients, fine detail and hard edges for filters to work on.
 */
import type { Picture } from "../run/protocol.js";

type Colour = readonly [red: number, green: number, blue: number];

const sunAt = { x: 0.68, y: 0.36, radius: 0.055 };
const shore = 0.62;
const zenith: Colour = [0.16, 0.26, 0.5];
const horizon: Colour = [0.98, 0.72, 0.46];
/** The nearest first. */
const hills: readonly {
  readonly base: number;
  readonly height: number;
  readonly seed: number;
  readonly colour: Colour;
}[] = [
  { base: 0.61, height: 0.08, seed: 3, colour: [0.13, 0.2, 0.22] },
  { base: 0.56, height: 0.13, seed: 2, colour: [0.3, 0.33, 0.44] },
  { base: 0.5, height: 0.16, seed: 1, colour: [0.5, 0.47, 0.58] },
];
const tallestFir = 0.06;

const pictures = new Map<string, Picture>();

export function samplePicture(width = 480, height = 320): Picture {
  const key = `${width}×${height}`;
  const known = pictures.get(key) ?? draw(width, height);
  pictures.set(key, known);
  return known;
}

function draw(width: number, height: number): Picture {
  const data = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const colour = colourAt((column + 0.5) / width, (row + 0.5) / height);
      data.set(colour, (row * width + column) * 3);
    }
  }
  return { width, height, data };
}

function colourAt(x: number, y: number): Colour {
  if (y < shore) return landAt(x, y);
  // The lake shows the land upside down, shaken sideways by waves that grow towards the viewer.
  const depth = (y - shore) / (1 - shore);
  const wave = Math.sin(depth * 90 + 6 * noise(x * 9, depth * 30, 7)) * (0.002 + 0.014 * depth);
  const mirrored = landAt(x + wave, shore - (y - shore) * 1.25 + wave);
  const glitter =
    noise(x * 70, depth * 160, 9) > 0.82 - 0.25 * Math.exp(-(((x - sunAt.x) / 0.09) ** 2)) ? 0.16 : 0;
  return mixed(mirrored, [0.07, 0.16, 0.26], 0.25 + 0.35 * depth).map((part) =>
    clamp(part + glitter),
  ) as unknown as Colour;
}

function landAt(x: number, y: number): Colour {
  for (const { base, height, seed, colour } of hills) {
    if (y < base - height - tallestFir) continue;
    const ridge = base - height * (0.35 + 0.65 * smooth(x * 3.1, seed)) - treesAt(x, seed);
    if (y > ridge) {
      const grain = 0.05 * (noise(x * 160, y * 160, seed) - 0.5);
      return mixed(colour, horizon, 0.25 * clamp((y - ridge) * 3)).map((part) =>
        clamp(part + grain),
      ) as unknown as Colour;
    }
  }
  return skyAt(x, y);
}

/** Firs along the nearest ridge: saw teeth of many heights. */
function treesAt(x: number, seed: number): number {
  if (seed !== 3) return 0;
  const tooth = Math.abs(((x * 64) % 1) - 0.5) * 2;
  return 0.045 * (1 - tooth) * (0.3 + noise(Math.floor(x * 64), 0, 5));
}

function skyAt(x: number, y: number): Colour {
  const distance = Math.hypot((x - sunAt.x) * 1.5, y - sunAt.y);
  if (distance < sunAt.radius) return [1, 0.95, 0.8];
  const sky = mixed(zenith, horizon, clamp(y / 0.55) ** 1.4);
  const glow = mixed(sky, [1, 0.86, 0.6], 0.75 * Math.exp(-distance * 7));
  const cloud = clamp((cloudsAt(x, y) - 0.56) * 4) * clamp(1.2 - y * 2.2);
  return mixed(glow, [0.98, 0.85, 0.8], 0.7 * cloud);
}

const cloudsAt = (x: number, y: number): number =>
  0.55 * noise(x * 4, y * 13, 11) + 0.3 * noise(x * 9, y * 29, 12) + 0.15 * noise(x * 21, y * 60, 13);

const smooth = (x: number, seed: number): number =>
  0.6 * noise(x, 0, seed) + 0.28 * noise(x * 2.3, 0, seed + 20) + 0.12 * noise(x * 6.1, 0, seed + 40);

/** Value noise from 0 to 1: hashed lattice points, smoothly joined. Most of the time goes here, so no arrays. */
function noise(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = ease(x - column);
  const upper = mix(hash(column, row, seed), hash(column + 1, row, seed), u);
  if (y === row) return upper;
  const lower = mix(hash(column, row + 1, seed), hash(column + 1, row + 1, seed), u);
  return mix(upper, lower, ease(y - row));
}

function hash(x: number, y: number, seed: number): number {
  let bits = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 2_147_483_647);
  bits = Math.imul(bits ^ (bits >>> 13), 1_274_126_177);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

const ease = (t: number): number => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
const mixed = (a: Colour, b: Colour, t: number): Colour => [
  mix(a[0], b[0], t),
  mix(a[1], b[1], t),
  mix(a[2], b[2], t),
];
const clamp = (value: number): number => Math.min(1, Math.max(0, value));
