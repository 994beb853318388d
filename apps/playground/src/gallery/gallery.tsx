/** The examples: the one that is shown, with its neighbours a step away, and all of them behind a button. */
import "./gallery.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { actions } from "../app/page.js";
import { hashOf } from "../app/route.js";
import { exampleId } from "../app/state.js";
import type { Example } from "../program/example.js";
import { exampleGroups, examples } from "./examples.js";
import { Glyph } from "./glyph.js";

const addressOf = ({ id }: Example): string => hashOf({ page: "play", example: id });

/** The address opens the example; where it says so already, the person wants it as it was. */
function choose(example: Example): void {
  if (location.hash === addressOf(example)) void actions.open(example.program, example);
}

export function Gallery() {
  const isOpen = useSignal(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef<Example | undefined>(undefined);
  const current = examples.find(({ id }) => id === exampleId.value);
  if (current) latest.current = current;

  useLayoutEffect(() => {
    const outside = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) isOpen.value = false;
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen.value) return;
    isOpen.value = false;
    button.current?.focus();
  };
  const take = (example: Example) => {
    choose(example);
    isOpen.value = false;
    button.current?.focus();
  };

  const shown = current ?? latest.current;
  const at = shown ? examples.indexOf(shown) : -1;
  const following = examples[(at + 1) % examples.length]!;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only Escape is heard here, wherever within it is pressed
    <div class="gallery" ref={whole} onKeyDown={onKeyDown}>
      <div class="gallery-head">
        {current && <Glyph id={current.id} />}
        <div class="gallery-text">
          <h2>{current?.title ?? "Your program"}</h2>
          <p class="soft small">
            {current?.about ??
              (shown ? (
                <>
                  It began as “{shown.title}”.{" "}
                  <a href={addressOf(shown)} onClick={() => choose(shown)}>
                    Back to the example
                  </a>
                </>
              ) : (
                "Write one, or begin with an example."
              ))}
          </p>
        </div>
        <div class="row gallery-buttons">
          <button
            ref={button}
            type="button"
            class="button"
            aria-expanded={isOpen.value}
            aria-controls="gallery-all"
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {examples.length} examples
          </button>
          <a class="button" href={addressOf(following)} onClick={() => choose(following)}>
            Next<span class="visually-hidden">: {following.title}</span>
          </a>
        </div>
      </div>
      <nav id="gallery-all" class="card gallery-all" aria-label="Examples" hidden={!isOpen.value}>
        {exampleGroups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <ul>
              {group.examples.map((example) => (
                <li key={example.id}>
                  <a
                    href={addressOf(example)}
                    class="gallery-card"
                    aria-current={example === current ? "true" : undefined}
                    onClick={() => take(example)}
                  >
                    <Glyph id={example.id} />
                    <span>
                      <strong>{example.title}</strong>
                      <span class="soft small">{example.about}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  );
}
