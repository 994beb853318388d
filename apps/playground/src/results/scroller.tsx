/** A box whose content may be larger than itself: it scrolls within, by keys too, so the page never does sideways. */
import "./scroller.css";
import type { ComponentChildren } from "preact";

interface ScrollerProps {
  readonly label: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

export function Scroller({ label, class: name, children }: ScrollerProps) {
  return (
    <section
      class={`scroller ${name}`}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
