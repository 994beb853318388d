/** How wide an element is, so that a chart has as many pixels as there are and its text stays as large as all other text. */
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** 0 until the element is there. */
export function useWidth(ref: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current!;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
