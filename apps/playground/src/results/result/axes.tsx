/** The frame of a chart: where numbers stand in it, and round numbers beside it. */
import { printRounded } from "../print-numbers.js";
import { ticksBetween } from "./ticks.js";

type Interval = readonly [from: number, to: number];

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** What is on the left, right, bottom and top edge of the inner part. */
  readonly x: Interval;
  readonly y: Interval;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room for the numbers on the left; a digit of the small text is that wide. */
const digit = 7.5;

export function frameOf(width: number, height: number, x: Interval, y: Interval): Frame {
  const longest = Math.max(...ticksOf(y, height).map((tick) => printRounded(tick, 6).length));
  return { width, height, x, y, left: 14 + digit * longest, right: width - 14, top: 10, bottom: height - 26 };
}

const ticksOf = ([from, to]: Interval, pixels: number): number[] =>
  ticksBetween(Math.min(from, to), Math.max(from, to), Math.max(2, Math.floor(pixels / 70)));

export const xOf = ({ x, left, right }: Frame, value: number): number =>
  left + ((value - x[0]) / (x[1] - x[0])) * (right - left);
export const yOf = ({ y, top, bottom }: Frame, value: number): number =>
  bottom - ((value - y[0]) / (y[1] - y[0])) * (bottom - top);
/** The value that stands at a place. */
export const xAt = ({ x, left, right }: Frame, place: number): number =>
  x[0] + ((place - left) / (right - left)) * (x[1] - x[0]);

/** An interval of numbers with some room; of one number, the space around it. */
export function roomy(least: number, greatest: number, room: number): Interval {
  if (!(greatest > least)) {
    const around = Math.abs(least) / 2 || 1;
    return Number.isNaN(least) ? [0, 1] : [least - around, least + around];
  }
  const more = (greatest - least) * room;
  return [least - more, greatest + more];
}

export function Axes({ frame }: { readonly frame: Frame }) {
  const { left, right, top, bottom } = frame;
  return (
    <g class="axes">
      {ticksOf(frame.y, frame.height).map((tick) => (
        <g key={`y${tick}`} transform={`translate(0 ${yOf(frame, tick)})`}>
          <line x1={left} x2={right} />
          <text x={left - 8} y={4} text-anchor="end">
            {printRounded(tick, 6)}
          </text>
        </g>
      ))}
      {ticksOf(frame.x, frame.width).map((tick) => (
        <g key={`x${tick}`} transform={`translate(${xOf(frame, tick)} 0)`}>
          <line y1={top} y2={bottom} />
          <text y={bottom + 18} text-anchor="middle">
            {printRounded(tick, 6)}
          </text>
        </g>
      ))}
    </g>
  );
}
