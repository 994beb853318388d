/** A result as a picture: each element a pixel, which can be read one by one, zoomed, and kept as a file. */
import "./picture-view.css";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { exampleId, extent } from "../../app/state.js";
import type { Extent, Result } from "../../run/protocol.js";
import { printElement, printRounded } from "../print-numbers.js";
import { type Cell, cellAt, middleOf, neighbour } from "./cell.js";
import { ColourScale } from "./colour-scale.js";
import { paint, type Range, stepOf } from "./paint.js";
import { summaryOf } from "./summary.js";
import { useZoom, zoomByKey } from "./use-zoom.js";
import { type Point, placeIn, transformOf } from "./zoom.js";
import { ZoomButtons } from "./zoom-buttons.js";

interface PictureViewProps {
  readonly result: Result;
  readonly range: Range;
  /** The part of the plane that was drawn, where it is one. */
  readonly drawn: Extent | undefined;
  readonly label: string;
}

export function PictureView({ result, range, drawn, label }: PictureViewProps) {
  const [rows, columns] = result.shape as [number, number];
  const isColour = result.shape.length === 3;
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  /** Where in the view it is, so that the element below it is another one when the picture moves. */
  const [cursor, setCursor] = useState<Point>();
  const seen = extent.value;
  const isZoomed = drawn !== undefined && seen !== undefined;
  useZoom(stage, isZoomed);

  useLayoutEffect(() => {
    const pixels = paint(result, range);
    const element = canvas.current!;
    element.width = pixels.width;
    element.height = pixels.height;
    element.getContext("2d")!.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  }, [result, range.least, range.greatest]);

  const place =
    isZoomed && drawn !== seen ? transformOf(drawn, seen) : { left: 0, top: 0, width: 1, height: 1 };
  const lying = { ...place, rows, columns };
  const cell = cursor && cellAt(cursor, lying);

  const point = (event: PointerEvent): void => {
    const { left, top, width, height } = stage.current!.getBoundingClientRect();
    setCursor({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const movesCell = event.key.startsWith("Arrow") && (!isZoomed || event.shiftKey);
    if (movesCell) setCursor(middleOf(neighbour(cell, event.key, lying), lying));
    else if (!isZoomed || !zoomByKey(event.key)) return;
    event.preventDefault();
  };

  const ratio = Math.min(16, Math.max(0.25, columns / rows));
  return (
    <div class="picture">
      <div
        ref={stage}
        class={isZoomed ? "picture-stage zoomable" : "picture-stage"}
        style={{ aspectRatio: String(ratio), "--ratio": String(ratio) }}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys.
        tabIndex={0}
        aria-label={`${label}. ${isZoomed ? "Plus and minus zoom, arrow keys move, 0 shows all of it, shift with arrow keys reads elements." : "Arrow keys read its elements."}`}
        onPointerMove={point}
        onPointerLeave={() => setCursor(undefined)}
        onKeyDown={press}
      >
        <canvas
          ref={canvas}
          class={columns > 700 ? "smooth" : ""}
          style={{
            transform: `translate(${100 * place.left}%, ${100 * place.top}%) scale(${place.width}, ${place.height})`,
          }}
        />
        {cell && <Mark at={middleOf(cell, lying)} />}
      </div>
      <div class="picture-below">
        {isColour ? (
          <span class="soft small">red, green, blue</span>
        ) : (
          <ColourScale {...range} dtype={result.dtype} />
        )}
        <Omissions result={result} />
        <output class="value reading" aria-live="polite">
          {cell ? readingOf(result, cell, drawn) : "Point at the picture to read an element."}
        </output>
      </div>
      <div class="row">
        <ZoomButtons />
        <button type="button" class="button" onClick={() => save(canvas.current!)}>
          Save as PNG
        </button>
      </div>
    </div>
  );
}

/** What the picture does not show. */
function Omissions({ result }: { readonly result: Result }) {
  const step = stepOf(result.shape[0]!, result.shape[1]!);
  const isSampled = step > 1;
  const hasGaps = result.shape.length === 2 && summaryOf(result).nans > 0;
  if (!isSampled && !hasGaps) return null;
  return (
    <span class="soft small">
      {hasGaps && "NaN is left empty. "}
      {isSampled && `One of every ${step} rows and columns is drawn.`}
    </span>
  );
}

const Mark = ({ at: { x, y } }: { readonly at: Point }) => (
  <span class="picture-mark" style={{ left: `${100 * x}%`, top: `${100 * y}%` }} />
);

function readingOf({ shape, dtype, data }: Result, { row, column }: Cell, drawn: Extent | undefined): string {
  const [rows, columns, channels = 1] = shape as [number, number, number?];
  const start = (row * columns + column) * channels;
  const values = Array.from(data.subarray(start, start + channels), (value) => printElement(value, dtype));
  const part = (i: number, count: number): number => (count > 1 ? i / (count - 1) : 0.5);
  const place = drawn && placeIn(drawn, { x: part(column, columns), y: part(row, rows) });
  const where = place ? ` at x ${printRounded(place.x, 8)}, y ${printRounded(place.y, 8)}` : "";
  return `[${row}, ${column}]${where}: ${values.join(", ")}`;
}

function save(canvas: HTMLCanvasElement): void {
  canvas.toBlob((blob) => {
    if (blob === null) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${exampleId.value ?? "picture"}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  }, "image/png");
}
