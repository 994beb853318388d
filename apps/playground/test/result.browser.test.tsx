/** A result as a person sees and reads it: as number, plot, points, picture or table, by pointer and by keyboard. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { activity, checked, extent, frame, outcomes } from "../src/app/state.js";
import { floats, outcome } from "./made-outcomes.js";
import { all, hideResults, named, one, showResults, textOf } from "./results-page.js";

beforeEach(() => showResults());
afterEach(hideResults);

const reading = () => textOf(".reading");
const hasPicture = () => expect.poll(() => all(".picture canvas")).toHaveLength(1);
const pixels = (): number[] => {
  const canvas = one<HTMLCanvasElement>(".picture canvas");
  return [...canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data];
};
const ramp = (rows: number, columns: number) =>
  floats(
    Array.from({ length: rows * columns }, (_, i) => i),
    [rows, columns],
  );

test("one number is written large", async () => {
  outcomes.value = [outcome("cpu:wasm", floats([0.1], []))];
  await expect.poll(() => textOf(".result-number")).toBe("0.1");
});

test("a row is a plot, which arrow keys read, and a table for those who choose it", async () => {
  outcomes.value = [outcome("cpu:wasm", floats([1, 4, 9, Number.NaN]))];
  await expect.poll(() => all(".chart-line").length).toBe(1);
  expect(textOf(".result > p")).toBe(
    "float32 of shape [4], 4 elements · least 1 · greatest 9 · mean 4.66667 · 1 element NaN",
  );
  one(".chart-stage").focus();
  await userEvent.keyboard("{Home}{ArrowRight}");
  await expect.poll(reading).toBe("[1]: 4");
  await userEvent.click(named("Table"));
  await expect.poll(() => all("tbody td").map((cell) => cell.textContent)).toEqual(["1", "4", "9", "NaN"]);
});

test("a picture has a pixel for each element", async () => {
  outcomes.value = [outcome("cpu:wasm", ramp(10, 20))];
  await hasPicture();
  const canvas = one<HTMLCanvasElement>(".picture canvas");
  expect([canvas.width, canvas.height]).toEqual([20, 10]);
  const light = (i: number) =>
    pixels()
      .slice(4 * i, 4 * i + 3)
      .reduce((sum, value) => sum + value);
  expect(light(199)).toBeGreaterThan(light(100));
  expect(light(100)).toBeGreaterThan(light(0));
});

test("a picture tells what it does not show", async () => {
  const data = Array.from({ length: 100 }, (_, i) => (i === 3 ? Number.NaN : i));
  outcomes.value = [outcome("cpu:wasm", floats(data, [10, 10]))];
  await expect.poll(() => textOf(".picture-below")).toContain("NaN is left empty.");
  await expect.poll(() => pixels().slice(4 * 3, 4 * 4)).toEqual([0, 0, 0, 0]);
  outcomes.value = [outcome("cpu:wasm", ramp(9, 5000))];
  await expect.poll(() => textOf(".picture-below")).toContain("One of every 2 rows and columns is drawn.");
  await expect.poll(() => one<HTMLCanvasElement>(".picture canvas").width).toBe(2500);
});

test("three channels are colours", async () => {
  const data = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 1 : 0));
  outcomes.value = [outcome("cpu:wasm", floats(data, [10, 10, 3]))];
  await hasPicture();
  await expect.poll(() => pixels().slice(0, 4)).toEqual([255, 0, 0, 255]);
});

test("arrow keys and the pointer read elements of a picture", async () => {
  outcomes.value = [outcome("cpu:wasm", ramp(10, 20))];
  await hasPicture();
  one(".picture-stage").focus();
  await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowLeft}");
  await expect.poll(reading).toBe("[4, 9]: 89");
  await userEvent.hover(one(".picture-stage"), { position: { x: 3, y: 3 } });
  await expect.poll(reading).toBe("[0, 0]: 0");
});

test("what can be zoomed is, by keys, wheel, drag and buttons, and comes back", async () => {
  const first = { x: [-2, 2], y: [-1, 1] } as const;
  checked.value = {
    diagnostics: [],
    directives: { animated: false, takesPicture: false, sizes: [], size: 1, extent: first },
  };
  extent.value = first;
  outcomes.value = [outcome("cpu:wasm", ramp(100, 200), { extent: first })];
  await hasPicture();
  const stage = one(".picture-stage");
  const width = () => extent.value!.x[1] - extent.value!.x[0];

  stage.focus();
  await userEvent.keyboard("+");
  expect(width()).toBeCloseTo(2.8);
  await userEvent.keyboard("{ArrowUp}");
  expect(extent.value!.y[1]).toBeCloseTo(0.7 + 0.14);
  // What was drawn before is shown where it lies in what is seen now, until that has been computed.
  await expect.poll(() => one(".picture canvas").style.transform).toContain("scale(1.42");
  await userEvent.keyboard("0");
  expect(extent.value).toEqual(first);

  const box = stage.getBoundingClientRect();
  const at = (part: number) => ({ clientX: box.left + part * box.width, clientY: box.top + box.height / 2 });
  const tell = (type: string, part: number) =>
    stage.dispatchEvent(new PointerEvent(type, { ...at(part), pointerId: 1, bubbles: true }));
  tell("pointermove", 0.25);
  stage.dispatchEvent(new WheelEvent("wheel", { ...at(0.25), deltaY: -200, cancelable: true }));
  expect(width()).toBeLessThan(3);
  expect(extent.value!.x[0] + 0.25 * width()).toBeCloseTo(-1);
  await userEvent.click(named("All of it"));
  expect(extent.value).toEqual(first);

  await userEvent.dragAndDrop(stage, stage, {
    sourcePosition: { x: box.width / 2, y: 50 },
    targetPosition: { x: box.width / 4, y: 50 },
  });
  expect(extent.value!.x[0]).toBeCloseTo(-1, 1);
  expect(extent.value!.y).toEqual(first.y);
  await userEvent.click(named("Zoom in"));
  expect(width()).toBeCloseTo(2.8);
  await userEvent.hover(stage, { position: { x: box.width / 2, y: box.height / 2 } });
  await expect.poll(reading).toMatch(/^\[\d+, \d+\] at x −?[\d.]+, y −?[\d.]+: /);
});

test("rows of two are points, which arrow keys go through", async () => {
  const data = Array.from({ length: 40 }, (_, i) => i % 7);
  outcomes.value = [outcome("cpu:wasm", floats(data, [20, 2]))];
  await expect.poll(() => all(".chart-stage canvas").length).toBe(1);
  one(".chart-stage").focus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  await expect.poll(reading).toBe("[1]: 2, 3");
});

test("the program tells how it wants to be seen", async () => {
  checked.value = {
    diagnostics: [],
    directives: { show: "table", animated: false, takesPicture: false, sizes: [], size: 1 },
  };
  outcomes.value = [outcome("cpu:wasm", ramp(50, 60))];
  await expect.poll(() => all("tbody tr").length).toBe(50);
  expect(textOf(".result")).toContain("Shown: first 20 of 60 columns.");
});

test("the result of any target that ran can be looked at", async () => {
  outcomes.value = [outcome("cpu:js", floats([1], [])), outcome("cpu:wasm", floats([2], []))];
  await expect.poll(() => textOf(".result-number")).toBe("2");
  await userEvent.click(named("JavaScript"));
  await expect.poll(() => textOf(".result-number")).toBe("1");
});

test("a frame that plays tells its number", async () => {
  activity.value = "animating";
  frame.value = { number: 1, result: ramp(9, 9), time: 2 };
  await expect
    .poll(() => textOf(".result > p:last-child"))
    .toBe("Frame 1 · – frames per second · 2.00 ms each");
  frame.value = { number: 1234, result: ramp(9, 9), time: 2 };
  await expect.poll(() => textOf(".result > p:last-child")).toMatch(/^Frame 1,234 · \d+ frames per second/);
});
