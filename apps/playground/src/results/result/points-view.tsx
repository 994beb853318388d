/** A result as points in a plane. A canvas, as there may be many and they may move. */
import "./chart.css";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Result } from "../../run/protocol.js";
import { printElement } from "../print-numbers.js";
import { useWidth } from "../use-width.js";
import { Axes, type Frame, frameOf, roomy, xOf, yOf } from "./axes.js";
import { markColour } from "./colour-map.js";
import { ColourScale } from "./colour-scale.js";
import { evened, nearest, pointsOf } from "./points.js";

interface PointsViewProps {
  readonly result: Result;
  readonly label: string;
  /** While it plays, axes grow and never shrink, so that points move and not the ground below them. */
  readonly playing: boolean;
}

const height = 380;

export function PointsView({ result, label, playing }: PointsViewProps) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(stage);
  const [chosen, setChosen] = useState<number>();
  const points = useMemo(() => pointsOf(result), [result]);
  const ground = useRef<Pick<Frame, "x" | "y"> | undefined>(undefined);
  const frame = useMemo(() => {
    const [x, y] = evened(
      roomy(points.x.least, points.x.greatest, 0.05),
      roomy(points.y.least, points.y.greatest, 0.05),
      Math.max(1, width),
      height,
    );
    const before = playing ? ground.current : undefined;
    const both = (one: Frame["x"], other: Frame["x"] | undefined): Frame["x"] =>
      other ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : one;
    ground.current = { x: both(x, before?.x), y: both(y, before?.y) };
    return frameOf(width, height, ground.current.x, ground.current.y);
  }, [points, width, playing]);

  useLayoutEffect(() => {
    if (width > 0) draw(canvas.current!, result, frame, points.colour);
  }, [result, frame]);

  const point = (event: PointerEvent): void => {
    const { left, top } = stage.current!.getBoundingClientRect();
    const place = [event.clientX - left, event.clientY - top] as const;
    setChosen(nearest(result, place, (x, y) => [xOf(frame, x), yOf(frame, y)]));
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    setChosen(Math.min(points.count - 1, Math.max(0, (chosen ?? -step) + step)));
    event.preventDefault();
  };
  const columns = result.shape[1]!;
  const row = chosen !== undefined && chosen < points.count ? chosen : undefined;
  const values = row === undefined ? [] : [...result.data.subarray(row * columns, (row + 1) * columns)];
  return (
    <div class="chart">
      <div
        ref={stage}
        class="chart-stage"
        style={{ height: `${height}px` }}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys.
        tabIndex={0}
        aria-label={`${label}. Arrow keys go from point to point.`}
        onPointerMove={point}
        onPointerLeave={() => setChosen(undefined)}
        onKeyDown={press}
      >
        {width > 0 && (
          <>
            <svg width={width} height={height} aria-hidden="true">
              <Axes frame={frame} />
            </svg>
            <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
            <svg class="chart-cursor" width={width} height={height} aria-hidden="true">
              {row !== undefined && (
                <circle cx={xOf(frame, values[0]!)} cy={yOf(frame, values[1]!)} r={6} fill="var(--warm)" />
              )}
            </svg>
          </>
        )}
      </div>
      {points.colour && <ColourScale {...points.colour} dtype={result.dtype} colourOf={markColour} />}
      <output class="value reading" aria-live="polite">
        {row === undefined
          ? "Point at the picture to read a point."
          : `[${row}]: ${values.map((value) => printElement(value, result.dtype)).join(", ")}`}
      </output>
    </div>
  );
}

function draw(
  canvas: HTMLCanvasElement,
  { shape, data }: Result,
  frame: Frame,
  colour: { least: number; greatest: number } | undefined,
): void {
  const [count, columns] = shape as [number, number];
  const scale = window.devicePixelRatio;
  canvas.width = frame.width * scale;
  canvas.height = frame.height * scale;
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(canvas).getPropertyValue("--accent");
  const side = count > 20_000 ? 1 : count > 2_000 ? 2 : 4.5;
  for (let i = 0; i < count; i++) {
    const x = xOf(frame, data[i * columns]!);
    const y = yOf(frame, data[i * columns + 1]!);
    if (colour) {
      const part = (data[i * columns + 2]! - colour.least) / (colour.greatest - colour.least || 1);
      context.fillStyle = markColour(Number.isNaN(part) ? 0 : part);
    }
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (side < 3) {
      context.fillRect(x - side / 2, y - side / 2, side, side);
      continue;
    }
    context.beginPath();
    context.arc(x, y, side / 2, 0, 2 * Math.PI);
    context.fill();
  }
}
