/** Why something that was dropped, pasted or chosen is no picture for the page, in a person's words. */
export class PictureError extends Error {
  override readonly name = "PictureError";
  constructor(
    readonly kind: "none" | "large" | "unreadable",
    message: string,
  ) {
    super(message);
  }
}

/** What a worker says of one, as an error itself loses its kind on the way. */
export interface PictureFault {
  readonly kind: PictureError["kind"];
  readonly message: string;
}
