/** A small drawing for each example, by its id, in a square of 40 × 40. */
import type { ComponentChildren } from "preact";

const dots = (points: readonly (readonly [number, number, number?])[]) =>
  points.map(([x, y, r = 1.3]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={r} class="full" />);

const cells = (rows: readonly string[], side: number, left: number, top: number) =>
  rows.flatMap((row, y) =>
    [...row].map((cell, x) =>
      cell === "O" ? (
        <rect
          key={`${x} ${y}`}
          x={left + x * side}
          y={top + y * side}
          width={side - 1}
          height={side - 1}
          class="full"
        />
      ) : null,
    ),
  );

const axes = <path d="M5 4V35H36" class="faint" />;

/** Sunflower seeds: each further out, turned by the golden angle. */
const disc = Array.from({ length: 26 }, (_, i): [number, number, number] => [
  20 + 3.1 * Math.sqrt(i + 3) * Math.cos(2.4 * i),
  20 + 2.1 * Math.sqrt(i + 3) * Math.sin(2.4 * i),
  0.9,
]);

export const glyphs: Readonly<Record<string, ComponentChildren>> = {
  sigmoid: (
    <>
      {axes}
      <path d="M6 33C18 33 19 7 35 7" />
    </>
  ),
  "black-scholes": (
    <>
      {axes}
      <path d="M6 34C18 33 21 29 34 8" />
      <path d="M6 35H20L34 12" class="faint" />
    </>
  ),
  collatz: <path d="M4 30L8 14L11 24L14 9L17 27L20 5L23 20L26 12L29 30L32 25L36 34" />,
  mandelbrot: (
    <>
      <path
        d="M32 20C32 11 22 8 17 12.5C14.5 15 15.5 18.5 15 20C15.5 21.5 14.5 25 17 27.5C22 32 32 29 32 20Z"
        class="filled"
      />
      <circle cx="11.2" cy="20" r="3.9" class="filled" />
      <circle cx="22" cy="8.6" r="1.8" class="filled" />
      <circle cx="22" cy="31.4" r="1.8" class="filled" />
      <path d="M3 20H7.3" />
    </>
  ),
  julia: (
    <>
      <path d="M20 20C20 13 30 12 30 19C30 25 22 25 23 20C23.5 17 27 17 27 19.5" />
      <path d="M20 20C20 27 10 28 10 21C10 15 18 15 17 20C16.5 23 13 23 13 20.5" />
      {dots([
        [33, 12],
        [7, 28],
        [29, 8, 0.9],
        [11, 32, 0.9],
      ])}
    </>
  ),
  newton: (
    <>
      <path d="M20 20L4 20M20 20L29 4M20 20L29 36" class="faint" />
      <path d="M12 20C12 16 16 16 16 20C16 24 12 24 12 20Z" class="filled" />
      <path d="M24.5 12.5C28 14.5 26.5 18 23 16C20 14 21.5 10.5 24.5 12.5Z" class="filled" />
      <path d="M24.5 27.5C28 25.5 26.5 22 23 24C20 26 21.5 29.5 24.5 27.5Z" class="filled" />
    </>
  ),
  life: cells([".O...", "..O..", "OOO..", "....O", "...OO"], 6, 5, 5),
  "reaction-diffusion": (
    <>
      <path d="M4 9C10 4 14 13 20 9S30 4 36 9" />
      <path d="M4 18C9 13 13 22 18 18C22 15 27 15 26 20C25 25 33 25 36 19" />
      <path d="M4 29C8 24 14 23 14 28C14 33 21 35 24 30C27 26 33 27 36 31" />
    </>
  ),
  "two-slits": (
    <>
      <path d="M17 4V13M17 17V23M17 27V36" />
      <path d="M5 6V34M10 6V34" class="faint" />
      <path d="M22 11A6 6 0 0 1 22 19M22 21A6 6 0 0 1 22 29M27 8A10 10 0 0 1 27 22M27 18A10 10 0 0 1 27 32" />
    </>
  ),
  "n-body": dots(disc),
  "hill-shading": (
    <>
      <path d="M3 33L14 12L18 17L23 9L37 33Z" class="filled" />
      <path d="M14 12L16 22L12 33M23 9L24 20L30 33" class="faint" />
      <circle cx="8" cy="8" r="2.5" />
    </>
  ),
  edges: (
    <>
      <path d="M5 27L13 17L20 25L26 19L35 28V34H5Z" />
      <circle cx="28" cy="10" r="4" />
    </>
  ),
  "old-photograph": (
    <>
      <rect x="6" y="5" width="28" height="30" rx="1.5" />
      <rect x="10" y="9" width="20" height="18" class="filled" />
      <path d="M10 24L17 17L22 22L25 19L30 24" />
    </>
  ),
  "few-frequencies": (
    <>
      <path d="M4 11C9 3 15 3 20 11S31 19 36 11" />
      <path d="M4 22C6.5 17 9.5 17 12 22S17.5 27 20 22S25.5 17 28 22S33.5 27 36 22" />
      <path
        d="M4 32C5 29 7 29 8 32S11 35 12 32S15 29 16 32S19 35 20 32S23 29 24 32S27 35 28 32S31 29 32 32S35 35 36 32"
        class="faint"
      />
    </>
  ),
  pi: (
    <>
      <path d="M6 6V34H34" class="faint" />
      <path d="M6 6A28 28 0 0 1 34 34" />
      {dots([
        [11, 14],
        [11, 21],
        [11, 28],
        [18, 14],
        [18, 21],
        [18, 28],
        [25, 21],
        [25, 28],
      ])}
    </>
  ),
  "left-to-right": (
    <>
      {dots([
        [6, 20, 2.4],
        [17, 20, 2.4],
        [28, 20, 2.4],
      ])}
      <path d="M9 15C12 10 16 11 17 15M20 15C23 10 27 11 28 15M31 20H37M34 17L37 20L34 23" />
    </>
  ),
  "bell-curve": (
    <>
      {[4, 9, 18, 27, 19, 9, 3].map((height, i) => (
        <rect
          key={height * 10 + i}
          x={4 + i * 4.7}
          y={35 - height}
          width="3.5"
          height={height}
          class="filled"
        />
      ))}
    </>
  ),
  softmax: (
    <>
      <path d="M4 33C9 33 10 29 13 29S17 33 20 32S24 5 26.5 5S29 33 36 33" />
      <path d="M4 33H36" class="faint" />
    </>
  ),
};
