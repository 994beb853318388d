import { afterEach, describe, expect, it, vi } from "vitest";

/** What a program prints. */
async function printed(load: () => Promise<unknown>): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await load();
  return log.mock.calls.map(([line]) => String(line)).join("\n");
}

afterEach(() => vi.restoreAllMocks());

describe("examples", () => {
  it("mandelbrot draws a set that is symmetric about the real axis", async () => {
    const lines = (await printed(() => import("./mandelbrot.js"))).split("\n");
    const picture = lines.slice(0, -1);
    expect(picture).toHaveLength(33);
    expect(picture[16]).toContain("█".repeat(20));
    expect(lines.at(-1)).toMatch(/ of 2574 points for all 300\.$/);
    const [upper, lower] = [picture.slice(0, 16), picture.slice(17).reverse()];
    const different = upper.filter((line, i) => line !== lower[i]);
    expect(different.length).toBeLessThan(3);
  });

  it("climate finds warming with carbon dioxide, which is highest in May", async () => {
    const text = await printed(() => import("./climate.js"));
    expect(text).toContain("CO₂ is highest in May, lowest in Sep");
    expect(text).toMatch(/2\.\d\d °C with each doubling of CO₂, correlation 0\.9\d+ \(55 years\)/);
  });

  it("hillshade draws the volcano in all its shades", async () => {
    const text = await printed(() => import("./hillshade.js"));
    expect(text).toContain("Heights 94 to 195 m");
    for (const shade of ".:-=+*#%@") expect(text).toContain(shade);
    expect(text.split("\n").every((line) => line.length <= 80)).toBe(true);
  });

  it("penguins names nearly all birds it never saw", async () => {
    const text = await printed(() => import("./penguins.js"));
    const [, right = "", all = ""] = text.match(/(\d+) of (\d+) unseen penguins/) ?? [];
    expect(Number(all)).toBe(171);
    expect(Number(right)).toBeGreaterThan(155);
    expect(text).toContain("2 of 344 penguins were not measured in full");
  });
});
