/** The strides view as a person uses it: with the pointer, with the keyboard, and with mistakes. */
import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { Strides } from "../src/strides/strides.js";
import "../src/design/tokens.css";
import "../src/design/base.css";

let root: HTMLElement;

beforeEach(() => {
  root = document.body.appendChild(document.createElement("main"));
  render(<Strides />, root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const one = <E extends HTMLElement = HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`Nothing is ${selector}`);
  return found;
};
const button = (name: string | RegExp): HTMLElement => {
  const buttons = [...root.querySelectorAll<HTMLElement>("button")];
  const named = (each: HTMLElement) => each.getAttribute("aria-label") ?? each.textContent.trim();
  const found = buttons.find((each) =>
    typeof name === "string" ? named(each) === name : name.test(named(each)),
  );
  if (!found) throw new Error(`No button is called ${name}`);
  return found;
};
const tensorCells = () => [...root.querySelectorAll<HTMLElement>(".tensor-grid .element")];
const shown = () => tensorCells().map((cell) => Number(cell.textContent));
const code = () => one(".strides-code").textContent;

test("calls are added, filled in and taken away, and the tensor follows", async () => {
  expect(code()).toBe("x.slice(null, { step: 2 })");
  expect(shown()).toEqual([0, 2, 4, 6, 8, 10]);
  await userEvent.click(button("+ transpose"));
  await expect.poll(shown).toEqual([0, 4, 8, 2, 6, 10]);
  expect(one(".layout-facts dl").textContent).toBe("shape[2, 3]strides[2, 4]offset0");
  await userEvent.click(button("Remove slice"));
  await expect.poll(code).toBe("x.transpose()");
  expect(shown().slice(0, 4)).toEqual([0, 4, 8, 1]);
});

test("arrow keys move in the grid, and the formula and the storage go along", async () => {
  await userEvent.click(tensorCells()[0]!);
  await userEvent.keyboard("{ArrowDown}{ArrowRight}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("[1, 1] is 6, storage place 6");
  await expect.poll(() => one(".evaluated").textContent).toBe("= 0 + 1·4 + 1·2 = 6");
  expect(one('.storage-strip [data-mark="partner"]').textContent).toBe("6");
  expect(tensorCells().filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
});

test("a place that stands for several cells marks all of them", async () => {
  await userEvent.click(button("Remove slice"));
  await userEvent.click(button("+ broadcastTo"));
  await expect.poll(() => tensorCells().length).toBe(36);
  await userEvent.click(root.querySelectorAll<HTMLElement>(".storage-strip .element")[5]!);
  await expect.poll(() => root.querySelectorAll('.tensor-grid [data-mark="partner"]').length).toBe(3);
  expect(one(".layout-facts").textContent).toContain("3 elements of the tensor are this one place");
});

test("a mistake is told at its chip, with the mend", async () => {
  const step = one<HTMLInputElement>(".chip label:nth-of-type(4) input");
  await userEvent.fill(step, "0");
  await expect.poll(() => root.querySelector('[role="alert"]')?.textContent ?? "").toContain("SLICE_INVALID");
  expect(one('[role="alert"]').textContent).toContain("The step at axis 1 is 0");
  expect(step.getAttribute("aria-invalid")).toBe("true");
  await userEvent.fill(step, "-1");
  await expect.poll(() => root.querySelector('[role="alert"]')).toBeNull();
  expect(shown().slice(0, 4)).toEqual([3, 2, 1, 0]);
});

test("a reshape that copies says so", async () => {
  await userEvent.click(button("+ transpose"));
  await userEvent.click(button("+ reshape"));
  await expect.poll(() => root.querySelectorAll(".chip-said")[2]?.textContent ?? "").toContain("Copied");
  expect(root.querySelectorAll(".storage-strip .element")).toHaveLength(6);
});

test("a challenge is recognised when it is solved, whichever way", async () => {
  await userEvent.click(button(/Make the columns run backwards/));
  expect(one(".challenge-status").textContent).toBe("");
  await userEvent.click(button("+ slice"));
  await userEvent.fill(one(".chip label:nth-of-type(4) input"), "-1");
  await expect.poll(() => one(".challenge-status").textContent).toMatch(/^Solved/);
  await userEvent.click(button(/The diagonal/));
  await userEvent.click(button("Show me"));
  await expect.poll(shown).toEqual([0, 5, 10, 15]);
});
