/** What a program answered, as a number, a plot, points, a picture or a table; a frame of it while it plays. */
import "./result-view.css";
import { useState } from "preact/hooks";
import { activity, checked, frame, outcomes, reference } from "../../app/state.js";
import type { Extent, Result, ShowKind, TargetId } from "../../run/protocol.js";
import { Choice } from "../choice.js";
import { printElement } from "../print-numbers.js";
import { TargetChoice } from "../target-choice.js";
import { PictureView } from "./picture-view.js";
import { Playing } from "./playing.js";
import { PlotView } from "./plot-view.js";
import { PointsView } from "./points-view.js";
import { useShownRange } from "./shown-range.js";
import { kindsFor } from "./suits.js";
import { describeResult } from "./summary.js";
import { TableView } from "./table-view.js";

const kindNames: Readonly<Record<ShowKind, string>> = {
  number: "Number",
  plot: "Plot",
  points: "Points",
  picture: "Picture",
  table: "Table",
};

export function ResultView() {
  const [chosen, setChosen] = useState<TargetId>();
  const ran = outcomes.value.map(({ target }) => target);
  const outcome = outcomes.value.find(({ target }) => target === chosen) ?? reference.value;
  const shown = frame.value ?? outcome;
  if (shown === undefined) return null;
  return (
    <section class="card result" aria-labelledby="result-title">
      <Shown result={shown.result} drawn={shown.extent} />
      {frame.value ? (
        <Playing frame={frame.value} />
      ) : (
        outcome && (
          <TargetChoice legend="Computed by" targets={ran} value={outcome.target} onChoose={setChosen} />
        )
      )}
    </section>
  );
}

interface ShownProps {
  readonly result: Result;
  readonly drawn: Extent | undefined;
}

function Shown({ result, drawn }: ShownProps) {
  const told = checked.value.directives?.show;
  const kinds = kindsFor(result.shape, told);
  // What was chosen holds until a result comes that is another kind of thing.
  const about = `${told} ${kinds.join()}`;
  const [choice, setChoice] = useState<{ readonly about: string; readonly kind: ShowKind }>();
  const kind = choice?.about === about ? choice.kind : kinds[0]!;
  return (
    <>
      <div class="result-head">
        <h2 id="result-title">Result</h2>
        <Choice
          legend="Show as"
          options={kinds.map((value) => ({ value, text: kindNames[value] }))}
          value={kind}
          onChoose={(kind) => setChoice({ about, kind })}
        />
      </div>
      <View kind={kind} result={result} drawn={drawn} />
      <p class="soft small">{describeResult(result)}</p>
    </>
  );
}

function View({ kind, result, drawn }: ShownProps & { readonly kind: ShowKind }) {
  const playing = activity.value === "animating";
  const range = useShownRange(result, playing);
  const label = `${kindNames[kind]} of the result, ${describeResult(result)}`;
  switch (kind) {
    case "number":
      return <p class="result-number">{printElement(result.data[0]!, result.dtype)}</p>;
    case "plot":
      return <PlotView result={result} range={range} drawn={drawn} label={label} />;
    case "points":
      return <PointsView result={result} playing={playing} label={label} />;
    case "picture":
      return <PictureView result={result} range={range} drawn={drawn} label={label} />;
    case "table":
      return <TableView result={result} label={label} />;
  }
}
