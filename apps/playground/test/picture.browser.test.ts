/** A person's picture on its way into a program: from a file, off the page, to numbers; and what is no picture. */
import { h, render } from "preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { checked, picture } from "../src/app/state.js";
import { decodePicture } from "../src/picture/decode.js";
import { PictureDrop } from "../src/picture/picture-drop.js";
import type { PictureError } from "../src/picture/picture-error.js";
import { readPicture } from "../src/picture/read-picture.js";
import type { Directives } from "../src/run/protocol.js";

type Draw = (context: OffscreenCanvasRenderingContext2D) => void;

async function png(width: number, height: number, draw: Draw, name = "own.png"): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  draw(canvas.getContext("2d")!);
  return new File([await canvas.convertToBlob({ type: "image/png" })], name, { type: "image/png" });
}

/** Left half red, right half half blue. */
const halves: Draw = (context) => {
  const { width, height } = context.canvas;
  context.fillStyle = "rgb(255 0 0)";
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = "rgb(0 0 51)";
  context.fillRect(width / 2, 0, width / 2, height);
};

const notes = new File(["only words"], "notes.txt", { type: "text/plain" });
const lying = new File(["only words"], "lying.png", { type: "image/png" });

describe("decoding", () => {
  test.each([
    ["in a worker", decodePicture],
    ["in the page", readPicture],
  ])("gives height × width × 3 numbers from 0 to 1, %s", async (_, read) => {
    const { picture, original } = await read(await png(4, 2, halves));
    expect(original).toEqual({ width: 4, height: 2 });
    expect([picture.width, picture.height]).toEqual([4, 2]);
    const row = [1, 0, 0, 1, 0, 0, 0, 0, 51 / 255, 0, 0, 51 / 255].map(Math.fround);
    expect([...picture.data]).toEqual([...row, ...row]);
  });

  test("lays what can be seen through on white", async () => {
    const { picture } = await decodePicture(await png(1, 1, () => {}));
    expect([...picture.data]).toEqual([1, 1, 1]);
  });

  test("scales what is larger than a megapixel", async () => {
    const { picture, original } = await decodePicture(await png(2000, 1000, halves));
    expect(original).toEqual({ width: 2000, height: 1000 });
    expect([picture.width, picture.height]).toEqual([1414, 707]);
    expect(picture.data.length).toBe(1414 * 707 * 3);
    expect([...picture.data.slice(0, 3)]).toEqual([1, 0, 0]);
    expect([...picture.data.slice(-3)].map((part) => Math.round(part * 255))).toEqual([0, 0, 51]);
  });

  test("says of what cannot be read that it cannot", async () => {
    for (const read of [decodePicture, readPicture]) {
      const error = await read(lying).catch((reason: PictureError) => reason);
      expect(error).toMatchObject({ name: "PictureError", kind: "unreadable" });
    }
  });

  test("does not begin with a file that is far too large", async () => {
    const huge = new File([new Uint8Array(65_000_000)], "huge.png", { type: "image/png" });
    await expect(decodePicture(huge)).rejects.toMatchObject({ kind: "large" });
  });
});

describe("the place for a picture", () => {
  let root: HTMLElement;
  const directives: Directives = {
    animated: false,
    takesPicture: true,
    takesSize: true,
    sizes: [1],
    size: 1,
  };
  const words = () => root.textContent ?? "";

  beforeEach(async () => {
    root = document.body.appendChild(document.createElement("main"));
    picture.value = undefined;
    checked.value = { diagnostics: [], directives };
    render(h(PictureDrop, {}), root);
    // Effects run after the first drawing.
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

  afterEach(() => {
    render(null, root);
    root.remove();
  });

  function send(type: "drop" | "paste" | "dragover", files: readonly File[]): Event {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const init = { bubbles: true, cancelable: true };
    const event =
      type === "paste"
        ? new ClipboardEvent(type, { ...init, clipboardData: transfer })
        : new DragEvent(type, { ...init, dataTransfer: transfer });
    document.body.dispatchEvent(event);
    return event;
  }

  test("is there for programs that take one, and says that nothing leaves the machine", async () => {
    expect(words()).toContain("A sample picture.");
    expect(words()).toContain("it stays on this machine");
    checked.value = { diagnostics: [], directives: { ...directives, takesPicture: false } };
    await expect.poll(words).toBe("");
  });

  test("stays while a program cannot be loaded", async () => {
    checked.value = { diagnostics: [] };
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(words()).toContain("A sample picture.");
  });

  test("takes what is dropped anywhere, and gives it back", async () => {
    expect(send("dragover", [notes]).defaultPrevented).toBe(true);
    await expect.poll(() => root.querySelector(".over")).not.toBeNull();
    expect(send("drop", [notes, await png(6, 4, halves)]).defaultPrevented).toBe(true);
    await expect.poll(words).toContain("own.png, 6 × 4.");
    expect(picture.value).toMatchObject({ width: 6, height: 4 });
    expect(root.querySelector(".over")).toBeNull();

    const back = [...root.querySelectorAll("button")].find(({ textContent }) =>
      textContent.includes("Back to the sample"),
    );
    await userEvent.click(back!);
    expect(picture.value).toBeUndefined();
  });

  test("takes what is pasted, and says that it was scaled", async () => {
    send("paste", [await png(3000, 500, halves)]);
    await expect.poll(words).toContain("scaled from 3000 × 500 to 2449 × 408");
  });

  test("takes what is chosen", async () => {
    const input = root.querySelector<HTMLInputElement>("input[type=file]")!;
    const transfer = new DataTransfer();
    transfer.items.add(await png(2, 2, halves, "chosen.png"));
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
    await expect.poll(words).toContain("chosen.png, 2 × 2.");
    expect(input.value).toBe("");
  });

  test("refuses what is no picture in words, and keeps the one before", async () => {
    send("drop", [await png(6, 4, halves)]);
    await expect.poll(words).toContain("6 × 4.");
    send("drop", [notes]);
    await expect
      .poll(() => root.querySelector("[role=alert]")?.textContent)
      .toContain("“notes.txt” is not a picture");
    send("drop", [lying]);
    await expect
      .poll(() => root.querySelector("[role=alert]")?.textContent)
      .toContain("cannot read this file");
    expect(picture.value).toMatchObject({ width: 6, height: 4 });
  });

  test("leaves text that is pasted to the editor", () => {
    expect(send("paste", []).defaultPrevented).toBe(false);
    expect(root.querySelector("[role=alert]")).toBeNull();
  });
});
