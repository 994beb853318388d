/** A picture's file becomes numbers: height × width × 3, red, green and blue from 0 to 1. */
import type { Picture } from "../run/protocol.js";
import { PictureError } from "./picture-error.js";
import { fitted, type Size } from "./size.js";

export interface ReadPicture {
  readonly picture: Picture;
  /** As it was in the file. */
  readonly original: Size;
}

const mostMegabytes = 64;

/** Throws a `PictureError`. */
export async function readPicture(file: Blob): Promise<ReadPicture> {
  if (file.size > mostMegabytes * 1e6) {
    throw new PictureError(
      "large",
      `The file has ${Math.round(file.size / 1e6)} MB. Choose a picture of ${mostMegabytes} MB or less.`,
    );
  }
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PictureError(
      "unreadable",
      "The browser cannot read this file as a picture. PNG, JPEG, WebP, GIF and AVIF are known to most.",
    );
  });
  const original = { width: bitmap.width, height: bitmap.height };
  const { width, height } = fitted(original);
  const context = contextOf(width, height);
  context.imageSmoothingQuality = "high";
  // A picture has no fourth colour here: what can be seen through lies on white.
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return {
    picture: { width, height, data: colours(context.getImageData(0, 0, width, height).data) },
    original,
  };
}

function contextOf(width: number, height: number) {
  const settings = { willReadFrequently: true };
  const canvas =
    typeof OffscreenCanvas === "undefined"
      ? Object.assign(document.createElement("canvas"), { width, height })
      : new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", settings) as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (!context) throw new PictureError("unreadable", "This browser has no memory left to draw the picture.");
  return context;
}

function colours(pixels: Uint8ClampedArray): Float32Array {
  const data = new Float32Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    data[to++] = pixels[from]! / 255;
    data[to++] = pixels[from + 1]! / 255;
    data[to++] = pixels[from + 2]! / 255;
  }
  return data;
}
