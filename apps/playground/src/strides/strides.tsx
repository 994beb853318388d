/**
 * How a layout maps a storage to a tensor, live: the views are real ones, of `cpu()`, and this page draws what their
 * layouts say.
 */
import { useEffect, useMemo, useState } from "preact/hooks";
import { cellsOf, mostCells } from "./cells.js";
import { chainOf } from "./chain.js";
import { type Challenge, challenges, solves } from "./challenge.js";
import { ChallengeList } from "./challenge-list.js";
import { type Focus, highlightsOf } from "./highlight.js";
import { LayoutFacts } from "./layout-facts.js";
import { kinds, type Step } from "./step.js";
import { StepChips } from "./step-chips.js";
import { StorageStrip } from "./storage-strip.js";
import { TensorGrid } from "./tensor-grid.js";
import "./strides.css";

const starts: readonly (readonly number[])[] = [[3, 4], [12], [6], [4, 4], [4, 1], [2, 3, 4]];

const firstSteps: readonly Step[] = [{ id: 1, kind: "slice", fields: { axis: "1", step: "2" } }];

export function Strides() {
  const [shape, setShape] = useState(starts[0]!);
  const [steps, setSteps] = useState(firstSteps);
  const [focus, setFocus] = useState<Focus>({ side: "tensor", at: 0 });
  const [pointed, setPointed] = useState<Focus>();
  const [challenge, setChallenge] = useState<string>();
  const [everSolved, setSolved] = useState<ReadonlySet<string>>(new Set());

  const chain = useMemo(() => chainOf(shape, steps), [shape, steps]);
  const { tensor, whole } = chain.end;
  const drawn = tensor.size <= mostCells;
  const cells = useMemo(() => (drawn ? cellsOf(tensor) : []), [tensor, drawn]);
  const places = useMemo(() => whole.dataSync(), [whole]);
  const highlights = useMemo(
    () => highlightsOf(cells, tensor.layout, pointed ?? focus),
    [cells, tensor, pointed, focus],
  );

  const current = challenges.find(({ id }) => id === challenge);
  useEffect(() => {
    if (current && solves(chain, current)) setSolved((before) => new Set([...before, current.id]));
  }, [chain, current]);

  const begin = (newShape: readonly number[], newSteps: readonly Step[]) => {
    setShape(newShape);
    setSteps(newSteps);
    setFocus({ side: "tensor", at: 0 });
  };
  const choose = ({ id, shape: from }: Challenge) => {
    setChallenge(id);
    begin(from, []);
  };
  const add = (kind: Step["kind"]) => {
    const id = Math.max(0, ...steps.map((step) => step.id)) + 1;
    setSteps([...steps, { id, kind, fields: kinds[kind].initial(tensor.shape) }]);
  };
  const pointAt = (side: Focus["side"]) => (at: number | undefined) =>
    setPointed(at === undefined ? undefined : { side, at });
  // The keyboard's cell takes over from a pointer that lies still.
  const focusOn = (side: Focus["side"]) => (at: number) => {
    setFocus({ side, at });
    setPointed(undefined);
  };

  return (
    <div class="strides">
      <header>
        <h1>Strides</h1>
        <p>
          A tensor is a flat run of elements, seen through a layout: a shape, a stride for each dimension, and
          an offset. Change the layout, and nothing has to move.
        </p>
      </header>
      <section class="card" aria-labelledby="chain-title">
        <h2 id="chain-title">A chain of views</h2>
        <div class="row strides-start">
          <label class="row">
            Start with
            <select
              value={shape.join()}
              onChange={({ currentTarget }) => begin(currentTarget.value.split(",").map(Number), steps)}
            >
              {starts.map((start) => (
                <option key={start.join()} value={start.join()}>
                  {start.join(" × ")}
                </option>
              ))}
            </select>
          </label>
          <code class="strides-code">{chain.code}</code>
          {steps.length > 0 && (
            <button type="button" class="button small" onClick={() => begin(shape, [])}>
              Clear
            </button>
          )}
        </div>
        <StepChips
          chain={chain}
          onChange={(changed) => setSteps(steps.map((step) => (step.id === changed.id ? changed : step)))}
          onRemove={(id) => setSteps(steps.filter((step) => step.id !== id))}
          onAdd={add}
        />
      </section>
      <section class="card strides-view" aria-labelledby="view-title">
        <h2 id="view-title">Storage and tensor</h2>
        <h3>
          Storage{" "}
          <span class="soft small">
            {chain.copied ? "a new one, made by reshape" : "as it lies in memory"}
          </span>
        </h3>
        <StorageStrip
          values={places}
          cells={cells}
          highlight={highlights.storage}
          onPoint={pointAt("storage")}
          onFocus={focusOn("storage")}
        />
        <LayoutFacts layout={tensor.layout} highlights={highlights} places={places.length} />
        <h3>Tensor</h3>
        {tensor.size === 0 ? (
          <p class="soft">No elements: a dimension is 0 long.</p>
        ) : drawn ? (
          <TensorGrid
            shape={tensor.shape}
            cells={cells}
            places={places.length}
            highlight={highlights.tensor}
            onPoint={pointAt("tensor")}
            onFocus={focusOn("tensor")}
          />
        ) : (
          <p class="soft">
            {tensor.size.toLocaleString("en")} elements, of which {places.length} are stored: too many to
            draw.
          </p>
        )}
      </section>
      <ChallengeList
        solved={everSolved}
        chosen={challenge}
        onChoose={choose}
        onAnswer={({ shape: from, answer }) => begin(from, answer)}
      />
    </div>
  );
}
