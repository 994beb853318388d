/** The chart itself. Observable Plot is fetched when there is something to draw. */
import { useEffect, useRef, useState } from "preact/hooks";
import { targetColours } from "../../design/target-colours.js";
import { targetNames } from "../../run/target-names.js";
import { printCount, printTime } from "../print-numbers.js";
import { useWidth } from "../use-width.js";
import type { SpeedPoint } from "./sweep-rows.js";

type Plot = typeof import("@observablehq/plot");

const titleOf = ({ target, size, lower, median, upper, rounds }: SpeedPoint): string =>
  `${targetNames[target].name}\n${printCount(size)} in size: ${printTime(median)}\nhalf of ${rounds} from ${printTime(lower)} to ${printTime(upper)}`;

export function SpeedPlot({ points }: { readonly points: readonly SpeedPoint[] }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [plot, setPlot] = useState<Plot>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import("@observablehq/plot").then(
      (loaded) => setPlot(() => loaded),
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    if (plot && width > 0) place.current!.replaceChildren(draw(plot, points, width));
  }, [plot, points, width]);
  if (failed) return <p class="soft">The chart could not be fetched; the table has the same numbers.</p>;
  return <div ref={place} class="speed-plot" />;
}

function draw(plot: Plot, points: readonly SpeedPoint[], width: number): Element {
  const colour = ({ target }: SpeedPoint): string => targetColours[target];
  const chart = plot.plot({
    width,
    height: Math.min(420, Math.max(300, width * 0.55)),
    marginLeft: 64,
    marginBottom: 40,
    x: { type: "log", label: "size", tickFormat: "~s", ticks: Math.max(2, Math.floor(width / 90)) },
    y: { type: "log", label: "time", tickFormat: (time: number) => printTime(time), ticks: 5, grid: true },
    color: { type: "identity" },
    marks: [
      plot.ruleX(points, { x: "size", y1: "lower", y2: "upper", stroke: colour, strokeWidth: 1.5 }),
      plot.line(points, { x: "size", y: "median", z: "target", stroke: colour, strokeWidth: 2 }),
      plot.dot(points, { x: "size", y: "median", fill: colour, r: 3.5 }),
      plot.tip(
        points,
        plot.pointer({
          x: "size",
          y: "median",
          title: titleOf,
          lineHeight: 1.4,
          fill: "var(--card)",
          stroke: "var(--line)",
        }),
      ),
    ],
  });
  // Within a picture that has a name, the names of its marks only confuse.
  for (const mark of chart.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
  chart.setAttribute("role", "img");
  chart.setAttribute(
    "aria-label",
    `Time against size, ${printCount(points.length)} points; the table below has the numbers`,
  );
  return chart;
}
