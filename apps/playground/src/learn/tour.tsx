/** A guided tour in five steps, from a plain loop to the graphics card. What it shows as run has run in this browser. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { hashOf, parseRoute, type Route, route } from "../app/route.js";
import { targets, threads } from "../app/state.js";
import { CodeText } from "../results/hood/code-text.js";
import { Generated } from "./generated.js";
import { RunHere } from "./run-here.js";
import { mandelbrot } from "./tour-programs.js";
import { leave, outcomeOf, runOf, runTasks } from "./tour-runs.js";
import { tourSteps } from "./tour-steps.js";
import "./tour.css";

const stepOf = (route: Route): number =>
  route.page === "tour" ? Math.min(tourSteps.length, Math.max(1, route.step)) : 1;
const addressOf = (step: number): string => hashOf({ page: "tour", step });

export function Tour() {
  const number = stepOf(route.value);
  const step = tourSteps[number - 1]!;
  const target = step.target(targets.value);
  const before = tourSteps.slice(0, number - 1).flatMap((one) => one.target(targets.value) ?? []);
  const heading = useHeading(number);
  useArrowKeys();
  useEffect(() => leave, []);
  const isFound = targets.value.some(({ id }) => id === target);
  useEffect(() => {
    if (target === undefined || !isFound) return;
    // What the step is about first, then what its time is compared with.
    const tasks = [target, ...before].map((id) => ({ program: "mandelbrot", target: id }) as const);
    const unrun = tasks.filter((task) => runOf(task) === undefined);
    if (unrun.length > 0) void runTasks(unrun, threads.value);
  }, [target, isFound]);

  const { title, Text, Drawing, More } = step;
  const outcome = target && outcomeOf({ program: "mandelbrot", target });
  return (
    <div class="tour">
      <header>
        <h1>From one loop to the graphics card</h1>
        <nav aria-label="Steps of the tour">
          <ol class="tour-steps">
            {tourSteps.map(({ short }, at) => (
              <li key={short} data-past={at + 1 < number}>
                <a href={addressOf(at + 1)} aria-current={at + 1 === number ? "step" : undefined}>
                  <span class="tour-number">{at + 1}</span> <span class="tour-short">{short}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <article class="card tour-step" aria-labelledby="tour-title">
        <div class="tour-text">
          <p class="small soft tour-count">
            Step {number} of {tourSteps.length}
          </p>
          <h2 id="tour-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <Text />
          <details>
            <summary>The program, the same in every step</summary>
            <CodeText code={mandelbrot} language="javascript" />
          </details>
          {outcome && <Generated outcome={outcome} />}
        </div>
        <div class="tour-seen">
          <Drawing outcome={outcome} />
          <RunHere target={target} before={before} />
        </div>
        {More && <More />}
      </article>
      <nav class="row tour-turn" aria-label="Turn the page">
        {number > 1 && (
          <a class="button" rel="prev" href={addressOf(number - 1)}>
            ← {tourSteps[number - 2]!.short}
          </a>
        )}
        {number < tourSteps.length ? (
          <a class="button primary" rel="next" href={addressOf(number + 1)}>
            {tourSteps[number]!.short} →
          </a>
        ) : (
          <a class="button primary" href={hashOf({ page: "play" })}>
            Write your own →
          </a>
        )}
      </nav>
    </div>
  );
}

/** The heading takes the focus when the step changes, so that a reader begins there; not when the page opens. */
function useHeading(number: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(number);
  useEffect(() => {
    if (shown.current === number) return;
    shown.current = number;
    heading.current?.focus();
  }, [number]);
  return heading;
}

/** Left and right turn the page, unless they are meant for what has the focus. */
function useArrowKeys(): void {
  // From when the page is there: what is done after it was painted, a key may come before.
  useLayoutEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (
        (event.target as Element | null)?.closest(
          "input, select, textarea, [tabindex='0'], [contenteditable]",
        )
      )
        return;
      // Not what is drawn: a second press may come before the first one's step is.
      const next = stepOf(parseRoute(location.hash)) + by;
      if (next >= 1 && next <= tourSteps.length) location.hash = addressOf(next);
    };
    addEventListener("keydown", turn);
    return () => removeEventListener("keydown", turn);
  }, []);
}
