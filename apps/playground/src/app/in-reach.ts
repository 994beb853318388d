/** Keeps a column in view while a longer one beside it is scrolled: it stops when its end has been reached. */
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Sets `--from-top` on the element, for a sticky position: negative where it is taller than the window. */
export function useInReach(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const place = () => {
      const { current } = element;
      const room = innerHeight - (current?.offsetHeight ?? 0);
      current?.style.setProperty("--from-top", `${Math.min(16, room - 16)}px`);
    };
    const watch = new ResizeObserver(place);
    watch.observe(element.current!);
    addEventListener("resize", place);
    return () => {
      watch.disconnect();
      removeEventListener("resize", place);
    };
  }, [element]);
}
