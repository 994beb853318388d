/** What became of the person's functions on each target: in words, as a kernel, as generated code. */
import "./under-the-hood.css";
import type { Explanation } from "@lockstep/core";
import { useId, useState } from "preact/hooks";
import { outcomes, reference } from "../../app/state.js";
import type { Outcome, TargetId } from "../../run/protocol.js";
import { Choice } from "../choice.js";
import { TargetChoice } from "../target-choice.js";
import { CodeText } from "./code-text.js";
import { explainInWords } from "./explain-words.js";
import { KernelView } from "./kernel-view.js";
import { Tabs } from "./tabs.js";
import { ThreadTimeline } from "./thread-timeline.js";
import { languageOf } from "./tokens.js";

export function UnderTheHood() {
  const id = useId();
  const [target, setTarget] = useState<TargetId>();
  const explained = outcomes.value.filter(({ operations }) => operations.length > 0);
  const outcome =
    explained.find((one) => one.target === target) ??
    explained.find((one) => one === reference.value) ??
    explained[0];
  if (outcome === undefined) return null;
  return (
    <section class="card hood" aria-labelledby={id}>
      <h2 id={id}>Under the hood</h2>
      <TargetChoice
        legend="As it ran on"
        targets={explained.map((one) => one.target)}
        value={outcome.target}
        onChoose={setTarget}
      />
      <Operations outcome={outcome} />
    </section>
  );
}

function Operations({ outcome }: { readonly outcome: Outcome }) {
  const [chosen, setChosen] = useState("0");
  const [tab, setTab] = useState("words");
  const { operations } = outcome;
  const index = Number(chosen) < operations.length ? Number(chosen) : 0;
  const { name, explanation } = operations[index]!;
  return (
    <>
      <Choice
        legend="Operation"
        options={operations.map(({ name }, i) => ({ value: String(i), text: name }))}
        value={String(index)}
        onChoose={setChosen}
      />
      <Tabs
        label="What became of it"
        value={tab}
        onChoose={setTab}
        tabs={[
          { id: "words", title: "In words", content: () => <Words name={name} explanation={explanation} /> },
          { id: "kernel", title: "Kernel", content: () => <KernelView kernel={explanation.kernel} /> },
          { id: "code", title: "Code", content: () => <Code explanation={explanation} /> },
          ...(outcome.target === "workers"
            ? [
                {
                  id: "threads",
                  title: "Threads",
                  content: () => <ThreadTimeline explanation={explanation} />,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Words({ name, explanation }: { readonly name: string; readonly explanation: Explanation }) {
  return (
    <div class="words">
      {explainInWords(name, explanation).map(({ title, sentences }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Code({ explanation: { code, engine } }: { readonly explanation: Explanation }) {
  if (code === "")
    return (
      <p class="soft">
        No code was generated: your own function is called as it is, so a debugger can stop in it.
      </p>
    );
  return <CodeText code={code} language={languageOf(engine)} />;
}
