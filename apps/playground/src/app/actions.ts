/** What a person can have the page do: the runner is asked, and what it answers becomes the page's state. */
import { batch, effect, signal } from "@preact/signals";
import type { Example } from "../program/example.js";
import type { Checked, Effort, Extent, Picture } from "../run/protocol.js";
import type { Runner } from "../run/runner.js";
import { checksOf, type Wish } from "./checks.js";
import * as state from "./state.js";

/** Enough for a median and a spread; a picture that is being zoomed waits for nothing but itself. */
const careful: Effort = { rounds: 5, milliseconds: 400 };
const quick: Effort = { rounds: 1, milliseconds: 0 };

export interface Actions {
  /** Finds out what this browser can run, and chooses no target that it cannot. */
  start(): Promise<void>;
  /** Has the program that is in the editor checked, and takes over what it says of itself. */
  check(): Promise<Checked | undefined>;
  /** Puts another program in the place of the one there is, and runs it; `wish`: in place of what it says itself. */
  open(program: string, example?: Example, wish?: Wish): Promise<void>;
  run(effort?: Effort): Promise<void>;
  /** Runs again, as briefly as can be, if the part of the plane or the picture is another one than in the latest run. */
  redraw(): Promise<void>;
  /** Starts an animation, or has one wait or go on. */
  play(): Promise<void>;
  measureSizes(): Promise<void>;
  stop(): void;
}

export function actionsOf(runner: Runner): Actions {
  /** Every activity has a turn of its own: what an earlier one still says is not heard. */
  let turn = 0;
  let goOn: (() => void) | undefined;
  const checks = checksOf(runner);
  /** What the latest run drew; none since another program was opened. */
  let ranWith: { readonly extent: Extent | undefined; readonly picture: Picture | undefined } | undefined;

  const allAreKnown = signal(false);

  /** What is chosen may still be looked for, where the page has just been opened. */
  const chosenAreKnown = () =>
    new Promise<void>((resolve) => {
      const end = effect(() => {
        const known = state.targets.value.map(({ id }) => id);
        if (!allAreKnown.value && !state.chosenTargets.value.every((id) => known.includes(id))) return;
        // Not while the effect is being made.
        queueMicrotask(() => end());
        resolve();
      });
    });

  async function during(
    kind: Exclude<state.Activity, "idle">,
    work: (current: () => boolean) => Promise<void>,
  ) {
    stop();
    const mine = ++turn;
    batch(() => {
      state.activity.value = kind;
      state.trouble.value = undefined;
    });
    try {
      await work(() => turn === mine);
    } catch (error) {
      if (turn === mine) state.trouble.value = error instanceof Error ? error.message : String(error);
    } finally {
      if (turn === mine) {
        state.activity.value = "idle";
        state.paused.value = false;
      }
    }
  }

  function stop(): void {
    if (state.activity.value === "idle") return;
    turn++;
    runner.stop();
    goOn?.();
    batch(() => {
      state.activity.value = "idle";
      state.paused.value = false;
    });
  }

  const inputs = () => {
    const extent = state.extent.value;
    const picture = state.picture.value;
    return { size: state.size.value, ...(extent && { extent }), ...(picture && { picture }) };
  };

  const choice = () => ({ targets: state.usableTargets.value, threads: state.threads.value });

  async function runOnce(effort: Effort, fresh: boolean): Promise<void> {
    await during("running", async (current) => {
      if (!(await checks.loadable()) || !current()) return;
      await chosenAreKnown();
      if (!current()) return;
      ranWith = { extent: state.extent.value, picture: state.picture.value };
      batch(() => {
        state.events.value = new Map();
        state.frame.value = undefined;
        if (fresh) state.outcomes.value = [];
      });
      let collected: readonly (typeof state.outcomes.value)[number][] = [];
      for await (const event of runner.run(state.program.value, inputs(), choice(), effort)) {
        if (!current()) return;
        batch(() => {
          const target = event.kind === "outcome" ? event.outcome.target : event.target;
          state.events.value = new Map(state.events.value).set(target, event);
          if (event.kind !== "outcome") return;
          collected = [...collected, event.outcome];
          state.outcomes.value = collected;
        });
      }
    });
  }

  const resumed = () =>
    new Promise<void>((resolve) => {
      goOn = resolve;
    });

  async function play(): Promise<void> {
    if (state.activity.value === "animating") {
      state.paused.value = !state.paused.value;
      if (!state.paused.value) goOn?.();
      return;
    }
    await during("animating", async (current) => {
      if (!(await checks.loadable()) || !current()) return;
      const target = state.animatedTarget.value ?? state.usableTargets.value.at(-1);
      if (!target) return;
      ranWith = { extent: state.extent.value, picture: state.picture.value };
      const frames = runner.animate(state.program.value, inputs(), target, state.threads.value);
      for await (const frame of frames) {
        if (!current()) return;
        state.frame.value = frame;
        await nextDrawing();
        if (state.paused.value) await resumed();
        if (!current()) return;
      }
    });
  }

  return {
    check: checks.check,
    stop,
    play,
    run: (effort = careful) => runOnce(effort, true),

    async redraw() {
      const { activity, extent, picture } = state;
      if (!ranWith || (ranWith.extent === extent.value && ranWith.picture === picture.value)) return;
      // Whoever measures is not disturbed.
      if (activity.value === "sweeping") return;
      if (activity.value !== "animating") return await runOnce(quick, false);
      stop();
      await play();
    },

    async start() {
      for await (const target of runner.findTargets()) {
        state.targets.value = [...state.targets.value.filter(({ id }) => id !== target.id), target];
      }
      allAreKnown.value = true;
    },

    async open(program, example, wish = {}) {
      stop();
      checks.begin(wish);
      ranWith = undefined;
      batch(() => {
        state.program.value = program;
        state.exampleId.value = example?.id;
        state.checked.value = { diagnostics: [] };
        state.outcomes.value = [];
        state.events.value = new Map();
        state.frame.value = undefined;
        state.sweepPoints.value = [];
        state.extent.value = undefined;
        state.size.value = 0;
      });
      await runOnce(careful, true);
    },

    async measureSizes() {
      await during("sweeping", async (current) => {
        if (!(await checks.loadable()) || !current()) return;
        state.sweepPoints.value = [];
        const sizes = state.checked.value.directives?.sizes ?? [];
        for await (const point of runner.sweep(state.program.value, inputs(), sizes, choice())) {
          if (!current()) return;
          state.sweepPoints.value = [...state.sweepPoints.value, point];
        }
      });
    },
  };
}

/** No more frames than the screen shows; without a screen, as in a test, at once. */
const nextDrawing = () =>
  new Promise<void>((resolve) => {
    if ("requestAnimationFrame" in globalThis) requestAnimationFrame(() => resolve());
    else resolve();
  });
