/** The parts of the page, each fetched when it is first seen. */
import { lazily } from "./lazily.js";

export const Editor = lazily("the editor", async () => (await import("../editor/editor.js")).Editor, 320);
export const Gallery = lazily(
  "the examples",
  async () => (await import("../gallery/gallery.js")).Gallery,
  48,
);
export const PictureDrop = lazily(
  "the picture",
  async () => (await import("../picture/picture-drop.js")).PictureDrop,
  0,
);
export const Results = lazily(
  "the results",
  async () => (await import("../results/results.js")).Results,
  480,
);
export const ShareButton = lazily(
  "sharing",
  async () => (await import("../share/share-button.js")).ShareButton,
  36,
);
export const Tour = lazily("the tour", async () => (await import("../learn/tour.js")).Tour, 600);
export const Strides = lazily(
  "the strides",
  async () => (await import("../strides/strides.js")).Strides,
  600,
);
export const ConformancePage = lazily(
  "conformance",
  async () => (await import("../conformance/conformance.js")).ConformancePage,
  400,
);
