/** A result as lines: one for each row, over the place in the row, or over the part of the plane that was drawn. */
import "./chart.css";
import { useMemo, useRef, useState } from "preact/hooks";
import { extent } from "../../app/state.js";
import type { Extent, Result } from "../../run/protocol.js";
import { printCount, printElement, printRounded } from "../print-numbers.js";
import { useWidth } from "../use-width.js";
import { Axes, type Frame, frameOf, roomy, xAt, xOf, yOf } from "./axes.js";
import { lineColours } from "./line-colours.js";
import { linesOf, mostLines, pathOf } from "./lines.js";
import type { Range } from "./paint.js";
import { useZoom, zoomByKey } from "./use-zoom.js";
import { ZoomButtons } from "./zoom-buttons.js";

interface PlotViewProps {
  readonly result: Result;
  readonly range: Range;
  readonly drawn: Extent | undefined;
  readonly label: string;
}

const height = 280;

export function PlotView({ result, range, drawn, label }: PlotViewProps) {
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const [place, setPlace] = useState<number>();
  const isZoomed = drawn !== undefined && extent.value !== undefined;
  useZoom(stage, isZoomed);
  const [rows, length] =
    result.shape.length === 1 ? [1, result.shape[0]!] : (result.shape as [number, number]);
  const lines = useMemo(() => linesOf(result, Math.max(50, Math.floor(width))), [result, width]);

  const ends = drawn?.x ?? [0, Math.max(1, length - 1)];
  const frame = frameOf(width, height, ends, roomy(range.least, range.greatest, 0.05));
  /** From the place in a row to what stands below it. */
  const across = (i: number): number =>
    drawn ? drawn.x[0] + (i / Math.max(1, length - 1)) * (drawn.x[1] - drawn.x[0]) : i;

  const point = (event: PointerEvent): void => {
    const value = xAt(frame, event.clientX - stage.current!.getBoundingClientRect().left);
    const part = (value - ends[0]) / (ends[1] - ends[0]);
    const i = Math.round(part * Math.max(1, length - 1));
    setPlace(i >= 0 && i < length ? i : undefined);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = isZoomed && !event.shiftKey ? undefined : placeByKey(place, event.key, length);
    if (next !== undefined) setPlace(next);
    else if (!isZoomed || !zoomByKey(event.key)) return;
    event.preventDefault();
  };

  return (
    <div class="chart">
      <div
        ref={stage}
        class={isZoomed ? "chart-stage zoomable" : "chart-stage"}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys.
        tabIndex={0}
        aria-label={`${label}. ${isZoomed ? "Plus and minus zoom, arrow keys move, 0 shows all of it, shift with arrow keys reads elements." : "Left and right arrow keys read its elements."}`}
        onPointerMove={point}
        onPointerLeave={() => setPlace(undefined)}
        onKeyDown={press}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            <Axes frame={frame} />
            {lines.map((line, row) => (
              <path
                key={row}
                class="chart-line"
                stroke={lineColours[row]}
                d={pathOf(
                  line,
                  (i) => xOf(frame, across(i)),
                  (value) => yOf(frame, value),
                )}
              />
            ))}
            {place !== undefined && place < length && (
              <Cursor result={result} frame={frame} place={place} x={xOf(frame, across(place))} />
            )}
          </svg>
        )}
      </div>
      {rows > 1 && <Legend rows={rows} />}
      <output class="value reading" aria-live="polite">
        {place === undefined || place >= length
          ? "Point at the plot to read its elements."
          : readingOf(result, place, drawn && across(place))}
      </output>
      {isZoomed && <ZoomButtons />}
    </div>
  );
}

function Legend({ rows }: { readonly rows: number }) {
  return (
    <ul class="chart-legend small">
      {lineColours.slice(0, rows).map((colour, row) => (
        <li key={colour}>
          <span class="dot" style={{ "--dot": colour }} />
          row {row}
        </li>
      ))}
      {rows > mostLines && (
        <li class="soft">
          the first {mostLines} of {printCount(rows)} rows
        </li>
      )}
    </ul>
  );
}

interface CursorProps {
  readonly result: Result;
  readonly frame: Frame;
  readonly place: number;
  readonly x: number;
}

function Cursor({ result, frame, place, x }: CursorProps) {
  return (
    <g class="chart-cursor">
      <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
      {elementsAt(result, place).map((value, row) =>
        Number.isFinite(value) ? (
          <circle key={row} cx={x} cy={yOf(frame, value)} r={5} fill={lineColours[row]} />
        ) : null,
      )}
    </g>
  );
}

function elementsAt({ shape, data }: Result, place: number): number[] {
  const length = shape.at(-1)!;
  const rows = Math.min(mostLines, data.length / length);
  return Array.from({ length: rows }, (_, row) => data[row * length + place]!);
}

function readingOf(result: Result, place: number, x: number | undefined): string {
  const values = elementsAt(result, place).map((value) => printElement(value, result.dtype));
  const index = result.shape.length === 1 ? `[${place}]` : `[…, ${place}]`;
  return `${index}${x === undefined ? "" : ` at x ${printRounded(x, 8)}`}: ${values.join(", ")}`;
}

/** Undefined of keys that do not read. */
function placeByKey(place: number | undefined, key: string, length: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: length / 20,
    PageDown: -length / 20,
  };
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  const step = steps[key];
  if (step === undefined) return undefined;
  if (place === undefined) return Math.floor(length / 2);
  const whole = Math.sign(step) * Math.max(1, Math.floor(Math.abs(step)));
  return Math.min(length - 1, Math.max(0, place + whole));
}
