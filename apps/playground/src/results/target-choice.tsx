/** Choosing one of the targets that ran. */

import { targetColours } from "../design/target-colours.js";
import type { TargetId } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import { Choice } from "./choice.js";

interface TargetChoiceProps {
  readonly legend: string;
  readonly targets: readonly TargetId[];
  readonly value: TargetId;
  readonly onChoose: (target: TargetId) => void;
}

export function TargetChoice({ legend, targets, value, onChoose }: TargetChoiceProps) {
  const options = targets.map((target) => ({
    value: target,
    text: targetNames[target].name,
    colour: targetColours[target],
  }));
  return <Choice legend={legend} options={options} value={value} onChoose={onChoose} isLegendSeen />;
}
