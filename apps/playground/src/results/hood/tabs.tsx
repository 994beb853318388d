/** Tabs as the ARIA practices have them: arrow keys go from tab to tab, and what is chosen is shown at once. */
import "./tabs.css";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: () => ComponentChildren;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChoose: (id: string) => void;
}

export function Tabs({ label, tabs, value, onChoose }: TabsProps) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = Math.max(
    0,
    tabs.findIndex(({ id }) => id === value),
  );
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    const next = (to + tabs.length) % tabs.length;
    onChoose(tabs[next]!.id);
    (list.current!.children[next] as HTMLElement).focus();
    event.preventDefault();
  };
  return (
    <div class="tabs">
      <div ref={list} role="tablist" aria-label={label}>
        {tabs.map(({ id, title }, i) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-tab-${id}`}
            aria-selected={i === current}
            aria-controls={`${prefix}-panel`}
            tabIndex={i === current ? 0 : -1}
            onClick={() => onChoose(id)}
            onKeyDown={press}
          >
            {title}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${prefix}-panel`}
        aria-labelledby={`${prefix}-tab-${tabs[current]!.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls is reached by the tab key.
        tabIndex={0}
      >
        {tabs[current]!.content()}
      </div>
    </div>
  );
}
