import { expect, test } from "vitest";
import { byKey, magnification, moved, pinched, placeIn, transformOf, zoomed } from "./zoom.js";

const extent = { x: [-2, 2], y: [-1, 1] } as const;

test("zooming keeps the point around which it zooms", () => {
  expect(zoomed(extent, 0.5)).toEqual({ x: [-1, 1], y: [-0.5, 0.5] });
  const corner = { x: 1, y: 0 };
  expect(placeIn(zoomed(extent, 0.25, corner), corner)).toEqual(placeIn(extent, corner));
  expect(zoomed(zoomed(extent, 0.5), 2)).toEqual(extent);
});

test("moving what is seen to the right looks further left", () => {
  expect(moved(extent, { x: 0.25, y: -0.5 })).toEqual({ x: [-3, 1], y: [-2, 0] });
});

test("what lies under two fingers stays there", () => {
  const before = [
    { x: 0.4, y: 0.5 },
    { x: 0.6, y: 0.5 },
  ] as const;
  const after = [
    { x: 0.1, y: 0.3 },
    { x: 0.5, y: 0.3 },
  ] as const;
  const seen = pinched(extent, before, after);
  expect(magnification(extent, seen)).toBeCloseTo(2);
  for (const finger of [0, 1] as const) {
    const place = placeIn(seen, after[finger]);
    expect(place.x).toBeCloseTo(placeIn(extent, before[finger]).x);
    expect(place.y).toBeCloseTo(placeIn(extent, before[finger]).y);
  }
});

test("a picture that is drawn already lies where it is in what is looked at", () => {
  expect(transformOf(extent, extent)).toEqual({ left: 0, top: 0, width: 1, height: 1 });
  expect(transformOf(extent, zoomed(extent, 0.5))).toEqual({ left: -0.5, top: -0.5, width: 2, height: 2 });
  expect(transformOf(extent, moved(extent, { x: 0.25, y: 0 }))).toMatchObject({ left: 0.25, width: 1 });
});

test("the first row is the greatest y", () => {
  expect(placeIn(extent, { x: 0, y: 0 })).toEqual({ x: -2, y: 1 });
  expect(placeIn(extent, { x: 1, y: 1 })).toEqual({ x: 2, y: -1 });
  const upper = { x: extent.x, y: [0, 1] } as const;
  expect(transformOf(upper, extent)).toEqual({ left: 0, top: 0, width: 1, height: 0.5 });
});

test("keys", () => {
  expect(magnification(extent, byKey(extent, "+")!)).toBeCloseTo(1 / 0.7);
  expect(magnification(extent, byKey(extent, "-")!)).toBeCloseTo(0.7);
  expect(byKey(extent, "ArrowLeft")!.x[0]).toBeCloseTo(-2.4);
  expect(byKey(extent, "ArrowDown")!.y[0]).toBeCloseTo(-1.2);
  expect(byKey(extent, "a")).toBeUndefined();
});
