/** The parts of the page, each fetched when it is first seen. Those that are not in the house yet are not shown. */
import type { ComponentType } from "preact";
import { lazily } from "./lazily.js";

const files = import.meta.glob([
  "../conformance/conformance.tsx",
  "../editor/editor.tsx",
  "../gallery/gallery.tsx",
  "../learn/tour.tsx",
  "../picture/picture-drop.tsx",
  "../results/results.tsx",
  "../share/share-button.tsx",
  "../strides/strides.tsx",
]) as Record<string, () => Promise<Record<string, ComponentType<Record<string, never>>>>>;

function part(name: string, path: string, exported: string, height?: number) {
  const load = files[path];
  if (!load) return () => null;
  return lazily(name, async () => (await load())[exported]!, height);
}

export const Editor = part("the editor", "../editor/editor.tsx", "Editor", 320);
export const Gallery = part("the examples", "../gallery/gallery.tsx", "Gallery");
export const PictureDrop = part("the picture", "../picture/picture-drop.tsx", "PictureDrop", 60);
export const Results = part("the results", "../results/results.tsx", "Results", 480);
export const ShareButton = part("sharing", "../share/share-button.tsx", "ShareButton", 36);
export const Tour = part("the tour", "../learn/tour.tsx", "Tour", 600);
export const Strides = part("the strides", "../strides/strides.tsx", "Strides", 600);
export const ConformancePage = part("conformance", "../conformance/conformance.tsx", "ConformancePage", 400);
