/** The layout in numbers, and its formula, evaluated for the cell that is looked at. */
import type { Layout } from "@lockstep/core";
import type { Highlights } from "./highlight.js";
import "./layout-facts.css";

export interface LayoutFactsProps {
  readonly layout: Layout;
  readonly highlights: Highlights;
  /** How many elements the storage has. */
  readonly places: number;
}

const subscripts = "₀₁₂₃₄₅₆₇₈₉";
const subscript = (axis: number): string =>
  [...String(axis)].map((digit) => subscripts[Number(digit)]).join("");
const letter = (axis: number): string => "ijklmn"[axis] ?? `i${subscript(axis)}`;

/** −4 and not -4: these are read, not copied. */
const signed = (value: number): string => String(value).replace("-", "−");

export function LayoutFacts({ layout, highlights: { cells }, places }: LayoutFactsProps) {
  const { shape, strides, offset, contiguous } = layout;
  const cell = cells[0];
  return (
    <div class="layout-facts">
      <dl>
        <Fact name="shape">
          <Numbers of={shape} />
        </Fact>
        <Fact name="strides">
          <Numbers of={strides} />
        </Fact>
        <Fact name="offset">
          <code>{offset}</code>
        </Fact>
      </dl>
      <p class="formula">
        <code>
          <span class="soft">
            offset
            {shape.map((_, axis) => (
              <span key={axis} data-axis={axis}>
                {" + "}
                {letter(axis)}·stride{subscript(axis)}
              </span>
            ))}
          </span>
          {cell && (
            <span class="evaluated">
              {"= "}
              {offset}
              {cell.index.map((i, axis) => (
                <span key={axis} data-axis={axis}>
                  {" + "}
                  {i}·{strides[axis]! < 0 ? `(${signed(strides[axis]!)})` : strides[axis]}
                </span>
              ))}
              {" = "}
              <strong>{cell.place}</strong>
            </span>
          )}
        </code>
      </p>
      <p class="small soft">
        {cells.length === 0
          ? "No index of the tensor leads to this place."
          : cells.length > 1
            ? `${cells.length} elements of the tensor are this one place: the stride of 0 repeats without storing.`
            : contiguous
              ? "The elements lie one after another, as they are counted: contiguous."
              : `${layout.size} elements, seen in a storage of ${places}.`}
      </p>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Numbers({ of }: { readonly of: readonly number[] }) {
  return (
    <code>
      [
      {of.map((value, axis) => (
        <span key={axis}>
          {axis > 0 && ", "}
          <span data-axis={axis}>{signed(value)}</span>
        </span>
      ))}
      ]
    </code>
  );
}
