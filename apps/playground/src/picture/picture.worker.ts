/** Decodes pictures off the page, which would stand still for a large one. */
import { PictureError } from "./picture-error.js";
import { readPicture } from "./read-picture.js";

addEventListener("message", async ({ data: file }: MessageEvent<Blob>) => {
  try {
    const read = await readPicture(file);
    postMessage({ read }, { transfer: [read.picture.data.buffer] });
  } catch (error) {
    const kind = error instanceof PictureError ? error.kind : "unreadable";
    postMessage({ fault: { kind, message: error instanceof Error ? error.message : String(error) } });
  }
});
