/**
 * Where the program is written. A plain field shows and takes it until the real editor has arrived, and for good if
 * that fails.
 */
import "./editor.css";
import { effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { checked, exampleId, program } from "../app/state.js";
import type { Diagnostic } from "../run/protocol.js";
import type { CodeEditor } from "./code-editor.js";
import { ProblemList } from "./problem-list.js";

function edit(text: string): void {
  program.value = text;
  exampleId.value = undefined;
}

export interface EditorProps {
  /** How the real editor is fetched. */
  readonly load?: () => Promise<Pick<typeof import("./code-editor.js"), "openCodeEditor">>;
}

const fetchCodeEditor = () => import("./code-editor.js");

export function Editor({ load = fetchCodeEditor }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [editor, setEditor] = useState<CodeEditor>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let open: CodeEditor | undefined;
    let isGone = false;
    load().then(
      ({ openCodeEditor }) => {
        if (isGone) return;
        open = openCodeEditor({
          parent: place.current!,
          program: program.value,
          describedBy: "editor-keys",
          onEdit: edit,
        });
        const plain = field.current;
        if (plain && document.activeElement === plain) open.moveTo(plain.selectionStart, plain.selectionEnd);
        setEditor(open);
      },
      () => setHasFailed(true),
    );
    return () => {
      isGone = true;
      open?.close();
    };
  }, [load]);

  useEffect(() => {
    if (!editor) return;
    const ends = [
      effect(() => editor.show(program.value)),
      effect(() => editor.mark(checked.value.diagnostics)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [editor]);

  const go = ({ from, to }: Diagnostic) => {
    if (editor) editor.moveTo(from, to);
    else {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    }
  };

  return (
    <div class="editor">
      <div class="card editor-card" ref={place}>
        {!editor && (
          <textarea
            ref={field}
            aria-label="Program"
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            rows={18}
            value={program.value}
            onInput={(event) => edit(event.currentTarget.value)}
          />
        )}
      </div>
      <p id="editor-keys" class="small soft editor-keys">
        {editor ? (
          <>
            <kbd>Tab</kbd> indents; <kbd>Esc</kbd>, then <kbd>Tab</kbd> leaves the editor. <kbd>Ctrl</kbd>-
            <kbd>Space</kbd> completes, <kbd>Ctrl</kbd>-<kbd>F</kbd> searches.
          </>
        ) : (
          hasFailed && "The editor with colours could not be fetched. This plain field works as well."
        )}
      </p>
      <ProblemList program={program.value} diagnostics={checked.value.diagnostics} onGo={go} />
    </div>
  );
}
