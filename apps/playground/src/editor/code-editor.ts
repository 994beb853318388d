/** The editor proper, which is fetched when the page is already there: CodeMirror as a program needs it. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript, typescriptLanguage } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Diagnostic } from "../run/protocol.js";
import { completions } from "./completions.js";
import { hangingIndent } from "./hanging-indent.js";
import { appearance } from "./highlight.js";
import { underlinesOf } from "./underlines.js";

export interface CodeEditor {
  /** Puts another program in, unless it is the one that is there. */
  show(program: string): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  /** Selects a part of the program, brings it into sight and the person to it. */
  moveTo(from: number, to: number): void;
  close(): void;
}

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly program: string;
  /** The id of the element that tells how to leave the editor by keyboard. */
  readonly describedBy: string;
  readonly onEdit: (program: string) => void;
}

export function openCodeEditor({ parent, program, describedBy, onEdit }: CodeEditorOptions): CodeEditor {
  /** What is put in is no edit by the person. */
  let isShowing = false;
  const newState = (doc: string) => EditorState.create({ doc, extensions });
  const extensions = [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("  "),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search(),
    lintGutter(),
    javascript({ typescript: true }),
    typescriptLanguage.data.of({ autocomplete: completions }),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": "Program",
      "aria-describedby": describedBy,
      // What can be edited takes the focus by itself; checkers of accessibility want it said.
      tabindex: "0",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !isShowing) onEdit(update.state.doc.toString());
    }),
    hangingIndent,
    appearance,
  ];
  const view = new EditorView({ parent, state: newState(program) });

  return {
    show(program) {
      if (program === view.state.doc.toString()) return;
      isShowing = true;
      // A state of its own: undo never leads back into another program.
      view.setState(newState(program));
      isShowing = false;
    },
    mark(diagnostics) {
      view.dispatch(setDiagnostics(view.state, underlinesOf(diagnostics, view.state.doc.length)));
    },
    moveTo(from, to) {
      const { length } = view.state.doc;
      const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
