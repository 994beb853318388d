import { describe, expect, it } from "vitest";
import { bar, plotDensity } from "./density-plot.js";

describe("plotDensity", () => {
  it("draws columns in eighths of a line, with an axis and labels below", () => {
    const lines = plotDensity([0, 0.5, 1, 2], {
      lines: 2,
      labels: [
        { column: 0, text: "a" },
        { column: 3, text: "b" },
      ],
    });
    expect(lines).toEqual(["   █", " ▄██", "┴──┴", "a  b"]);
  });

  it("draws nothing of nothing", () => {
    expect(plotDensity([0, 0], { lines: 1, labels: [] })).toEqual(["", "──", ""]);
  });

  it("keeps labels within the width", () => {
    const [, , labels] = plotDensity([1, 1, 1, 1, 1, 1], { lines: 1, labels: [{ column: 5, text: "+90" }] });
    expect(labels).toBe("   +90");
  });
});

describe("bar", () => {
  it("is as long as the share, to an eighth of a cell", () => {
    expect(bar(0.5, 4)).toBe("██");
    expect(bar(0.5, 1)).toBe("▌");
    expect(bar(1 / 8, 1)).toBe("▏");
    expect(bar(-1, 4)).toBe("");
    expect(bar(7, 2)).toBe("██");
  });
});
