/** A line too long for its place goes on below, further in than it began: on a phone, programs stay readable. */
import { countColumn, type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const further = 4;
/** More would leave no room on a narrow page. */
const most = 16;

const indented = Array.from({ length: most + 1 }, (_, columns) =>
  Decoration.line({
    attributes: { style: `padding-left: calc(6px + ${columns}ch); text-indent: -${columns}ch` },
  }),
);

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let position = from; position <= to; ) {
      const line = state.doc.lineAt(position);
      const blank = /^\s*/.exec(line.text)![0];
      const columns = Math.min(most, countColumn(blank, state.tabSize) + further);
      builder.add(line.from, line.from, indented[columns]!);
      position = line.to + 1;
    }
  }
  return builder.finish();
}

export const hangingIndent: Extension = [
  EditorView.lineWrapping,
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];
