/** Where a program is told to run: on what, with how many threads, how large, and for what. */
import "./run-bar.css";
import type { ComponentChildren } from "preact";
import { targetNames } from "../run/target-names.js";
import { actions } from "./page.js";
import { progress } from "./progress.js";
import {
  activity,
  animatedTarget,
  checked,
  cores,
  paused,
  size,
  threads,
  trouble,
  usableTargets,
} from "./state.js";
import { TargetChoice } from "./target-choice.js";

const inWords = new Intl.NumberFormat("en");

export function RunBar() {
  const busy = activity.value !== "idle";
  const { directives } = checked.value;
  const nothing = usableTargets.value.length === 0;
  return (
    <div class="card run-bar">
      <TargetChoice />
      <div class="sliders">
        <Slider
          name="Threads"
          value={threads.value}
          min={1}
          max={Math.min(16, 2 * cores)}
          shown={`${threads.value}`}
          onValue={(value) => {
            threads.value = value;
          }}
        />
        <SizeSlider sizes={directives?.sizes ?? []} />
      </div>
      <div class="row">
        <button
          class="button primary"
          type="button"
          disabled={nothing}
          title="Ctrl + Enter"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => void actions.run()}
        >
          Run
        </button>
        {directives?.animated && (
          <button class="button" type="button" disabled={nothing} onClick={() => void actions.play()}>
            {activity.value === "animating" ? (paused.value ? "Go on" : "Pause") : "Play"}
          </button>
        )}
        {directives?.animated && usableTargets.value.length > 1 && <AnimatedTarget />}
        <button
          class="button"
          type="button"
          disabled={nothing || (directives?.sizes.length ?? 0) < 2}
          onClick={() => void actions.measureSizes()}
        >
          Measure sizes
        </button>
        <button
          class="button stop"
          type="button"
          disabled={!busy}
          title="Escape"
          aria-keyshortcuts="Escape"
          onClick={() => actions.stop()}
        >
          Stop
        </button>
      </div>
      <p class="small soft progress" role="status">
        {progress.value}
      </p>
      {trouble.value !== undefined && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
    </div>
  );
}

function SizeSlider({ sizes }: { readonly sizes: readonly number[] }) {
  const steps = [...new Set([...sizes, size.value])].filter((step) => step > 0).sort((a, b) => a - b);
  return (
    <Slider
      name="Size"
      value={Math.max(0, steps.indexOf(size.value))}
      min={0}
      max={Math.max(0, steps.length - 1)}
      shown={size.value > 0 ? inWords.format(size.value) : "–"}
      onValue={(at) => {
        size.value = steps[at] ?? size.value;
      }}
    />
  );
}

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly shown: string;
  readonly onValue: (value: number) => void;
}

function Slider({ name, value, min, max, shown, onValue }: SliderProps) {
  return (
    <label class="slider">
      <span>{name}</span>
      <input
        type="range"
        value={value}
        min={min}
        max={max}
        disabled={min === max}
        aria-valuetext={shown}
        onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
      />
      <span class="value" aria-hidden="true">
        {shown}
      </span>
    </label>
  );
}

function AnimatedTarget(): ComponentChildren {
  return (
    <label class="row">
      on
      <select
        class="button"
        aria-label="Play on"
        value={animatedTarget.value ?? usableTargets.value.at(-1)}
        onChange={(event) => {
          animatedTarget.value = usableTargets.value.find((id) => id === event.currentTarget.value);
        }}
      >
        {usableTargets.value.map((id) => (
          <option key={id} value={id}>
            {targetNames[id].name}
          </option>
        ))}
      </select>
    </label>
  );
}
