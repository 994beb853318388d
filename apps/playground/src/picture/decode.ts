/** Has a picture read by a worker, or by the page where its browser's workers cannot draw. */
import { PictureError, type PictureFault } from "./picture-error.js";
import { type ReadPicture, readPicture } from "./read-picture.js";

type Answer = { readonly read: ReadPicture } | { readonly fault: PictureFault };

/** Rejects with a `PictureError`. */
export async function decodePicture(file: Blob): Promise<ReadPicture> {
  if (typeof OffscreenCanvas === "undefined") return await readPicture(file);
  const worker = new Worker(new URL("./picture.worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = () =>
        reject(
          new PictureError(
            "unreadable",
            "The part of the page that reads pictures did not start. Reload the page.",
          ),
        );
      worker.postMessage(file);
    });
    if ("fault" in answer) throw new PictureError(answer.fault.kind, answer.fault.message);
    return answer.read;
  } finally {
    worker.terminate();
  }
}

/** The picture among what was dropped or pasted. Throws a `PictureError` where there is none. */
export function pictureIn(transfer: DataTransfer | null): File {
  const files = [...(transfer?.files ?? [])];
  const found = files.find(({ type }) => type.startsWith("image/"));
  if (found) return found;
  const [other] = files;
  throw new PictureError(
    "none",
    other
      ? `“${other.name}” is not a picture. Drop a PNG, JPEG or WebP file.`
      : "There was no file in what came. Save the picture first, then drop its file.",
  );
}
