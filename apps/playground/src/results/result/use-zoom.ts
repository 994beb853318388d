/** Wheel, drag, pinch and keys on an element that shows a part of the plane: they change which part it is. */
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { checked, extent } from "../../app/state.js";
import { byKey, moved, type Point, pinched, zoomed } from "./zoom.js";

/** A notch of most wheels is 100 pixels. */
const perPixel = 0.0022;

export const goBack = (): void => {
  extent.value = checked.value.directives?.extent ?? extent.value;
};

/** Whether the key was one of those that zoom. */
export function zoomByKey(key: string): boolean {
  const seen = extent.value;
  if (seen === undefined) return false;
  if (key === "0") goBack();
  const next = byKey(seen, key);
  if (next !== undefined) extent.value = next;
  return key === "0" || next !== undefined;
}

/** `active`: whether there is a part of the plane to be changed. */
export function useZoom(ref: RefObject<HTMLElement | null>, active: boolean): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!active || element === null) return;
    const fingers = new Map<number, Point>();
    // A page that scrolls under a resting pointer goes on to scroll, where one that points at a picture means the picture.
    let isMeant = false;

    const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: (clientX - left) / width, y: (clientY - top) / height };
    };
    const wheel = (event: WheelEvent): void => {
      const seen = extent.value;
      if (seen === undefined || !(isMeant || event.ctrlKey || element.matches(":focus"))) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
      const factor = Math.exp(Math.max(-300, Math.min(300, pixels)) * perPixel);
      extent.value = zoomed(seen, factor, pointOf(event));
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, pointOf(event));
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      isMeant = true;
      const before = fingers.get(event.pointerId);
      const seen = extent.value;
      if (before === undefined || seen === undefined) return;
      const point = pointOf(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, point);
      extent.value =
        other === undefined
          ? moved(seen, { x: point.x - before.x, y: point.y - before.y })
          : pinched(seen, [before, other], [point, other]);
    };
    const up = (event: PointerEvent): void => void fingers.delete(event.pointerId);
    const scroll = (): void => {
      isMeant = false;
    };

    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    window.addEventListener("scroll", scroll, { passive: true });
    return () => {
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", up);
      window.removeEventListener("scroll", scroll);
    };
  }, [ref, active]);
}
