/** Sharing as a person does it: the address is copied or shown, and follows what is written. */
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { parseRoute, route } from "../src/app/route.js";
import * as state from "../src/app/state.js";
import type { Directives } from "../src/run/protocol.js";
import { decode, type Shared } from "../src/share/address.js";
import { ShareButton } from "../src/share/share-button.js";

const directives: Directives = {
  animated: false,
  takesPicture: false,
  takesSize: true,
  sizes: [10, 20],
  size: 10,
  extent: { x: [0, 1], y: [0, 1] },
};

let root: HTMLElement;
let before: string;

beforeEach(() => {
  before = location.href;
  state.program.value = "export const run = 1;";
  state.exampleId.value = undefined;
  state.checked.value = { diagnostics: [], directives };
  state.size.value = 10;
  state.extent.value = directives.extent;
  state.chosenTargets.value = state.usualTargets;
  root = document.body.appendChild(document.createElement("main"));
});

afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
  history.replaceState(history.state, "", before);
});

function at(hash: string): void {
  history.replaceState(history.state, "", hash);
  route.value = parseRoute(hash);
}

async function sharedBy(hash: string): Promise<Shared> {
  const asked = parseRoute(hash);
  if (asked.page !== "play" || asked.shared === undefined) throw new Error(`${hash} shares nothing`);
  return await decode(asked.shared);
}

/** What is copied when the button is pressed. */
async function copied(): Promise<URL> {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  render(<ShareButton />, root);
  await userEvent.click(root.querySelector("button")!);
  await expect
    .poll(() => root.querySelector("[role=status]")!.textContent)
    .toContain("The address is copied.");
  expect(root.textContent).toContain("nothing is uploaded");
  return new URL(write.mock.lastCall![0]);
}

describe("the button", () => {
  beforeEach(() => at("#/strides"));

  test("copies an address of this page with the program, and nothing that goes without saying", async () => {
    const url = await copied();
    expect([url.origin, url.pathname, url.search]).toEqual([
      location.origin,
      location.pathname,
      location.search,
    ]);
    expect(await sharedBy(url.hash)).toEqual({ program: "export const run = 1;" });
  });

  test("adds what was chosen otherwise", async () => {
    state.size.value = 20;
    state.extent.value = { x: [0, 0.5], y: [0.25, 0.75] };
    state.chosenTargets.value = ["gpu:webgpu"];
    expect(await sharedBy((await copied()).hash)).toEqual({
      program: "export const run = 1;",
      size: 20,
      extent: { x: [0, 0.5], y: [0.25, 0.75] },
      targets: ["gpu:webgpu"],
    });
  });

  test("names an example, which needs no program", async () => {
    state.exampleId.value = "mandelbrot";
    expect((await copied()).hash).toBe("#/play/mandelbrot");
    state.size.value = 20;
    expect(await sharedBy((await copied()).hash)).toEqual({ exampleId: "mandelbrot", size: 20 });
  });

  test("shows the address, selected, where copying is refused", async () => {
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
    render(<ShareButton />, root);
    await userEvent.click(root.querySelector("button")!);
    await expect.poll(() => root.querySelector("input")).not.toBeNull();
    const field = root.querySelector("input")!;
    expect(await sharedBy(new URL(field.value).hash)).toEqual({ program: "export const run = 1;" });
    await expect.poll(() => field.selectionEnd! - field.selectionStart!).toBe(field.value.length);
    expect(root.textContent).toContain("Copying is not allowed here");
  });

  test("says that a program is too long", async () => {
    state.program.value = "x".repeat(300_000);
    render(<ShareButton />, root);
    await userEvent.click(root.querySelector("button")!);
    await expect.poll(() => root.textContent).toContain("too long for an address");
  });
});

describe("the address", () => {
  test("follows what is written, without an entry in the history for each letter", async () => {
    at("#/play/sigmoid");
    const entries = history.length;
    render(<ShareButton />, root);
    await expect.poll(() => parseRoute(location.hash)).toHaveProperty("shared");
    state.program.value = "export const run = 2;";
    await expect.poll(() => sharedBy(location.hash)).toEqual({ program: "export const run = 2;" });
    expect(history.length).toBe(entries);
  });

  test("names the example that is shown", async () => {
    at("#/play");
    state.exampleId.value = "life";
    render(<ShareButton />, root);
    await expect.poll(() => location.hash).toBe("#/play/life");
  });

  test("that was opened is left as it is", async () => {
    state.size.value = 20;
    const opened = new URL(await copied().then(String)).hash;
    at(opened);
    state.size.value = 10;
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(location.hash).toBe(opened);
  });

  test("of other parts of the page is left alone", async () => {
    at("#/tour/2");
    render(<ShareButton />, root);
    state.program.value = "export const run = 3;";
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(location.hash).toBe("#/tour/2");
  });
});
