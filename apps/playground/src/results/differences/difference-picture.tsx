/** Where two results differ, as a small picture of the same outline: empty where they do not. */
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Result } from "../../run/protocol.js";
import { printRounded } from "../print-numbers.js";
import { ColourScale } from "../result/colour-scale.js";
import { paint } from "../result/paint.js";
import { summaryOf } from "../result/summary.js";
import { differenceMap } from "./difference-map.js";

interface DifferencePictureProps {
  readonly result: Result;
  readonly reference: Result;
}

export function DifferencePicture({ result, reference }: DifferencePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useMemo(() => differenceMap(result, reference), [result, reference]);
  useLayoutEffect(() => {
    if (map === undefined) return;
    const { width, height, data } = paint(map, summaryOf(map));
    canvas.current!.width = width;
    canvas.current!.height = height;
    canvas.current!.getContext("2d")!.putImageData(new ImageData(data, width, height), 0, 0);
  }, [map]);
  if (map === undefined) return null;
  const { least, greatest } = summaryOf(map);
  const [height, width] = map.shape as [number, number];
  const isStrip = height === 1;
  return (
    <figure class="difference-map">
      <canvas
        ref={canvas}
        role="img"
        aria-label={`Where they differ: from ${printRounded(10 ** least, 2)} to ${printRounded(10 ** greatest, 2)}`}
        style={
          isStrip
            ? { height: "18px" }
            : { aspectRatio: `${width} / ${height}`, width: "auto", maxWidth: "100%" }
        }
      />
      <figcaption class="soft small">
        Where, and by how much; empty where they agree.
        <ColourScale least={10 ** least} greatest={10 ** greatest} dtype="float64" />
        on a logarithmic scale
      </figcaption>
    </figure>
  );
}
