/**
 * How a program looks: colours by the names of the page's tokens, so that they follow when a person switches between
 * light and dark, without the editor knowing.
 */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.moduleKeyword, tags.controlKeyword], color: "var(--cpu-js)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--warm)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warm)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--ink-soft)", fontStyle: "italic" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--cpu)" },
  { tag: [tags.typeName, tags.className], color: "var(--accent)" },
  { tag: [tags.operator, tags.punctuation, tags.bracket], color: "var(--ink-soft)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

const surroundings = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)", maxHeight: "min(68vh, 640px)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { font: "var(--mono)", minHeight: "320px" },
  ".cm-content": { caretColor: "var(--ink)", padding: "10px 0" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-soft)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 2px 0 10px", minWidth: "30px" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--focus) 28%, transparent)",
  },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--accent) 18%, transparent)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--accent-soft)",
    outline: "1px solid var(--accent)",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-soft)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1.5px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warm) 1.5px" },
  ".cm-lintRange": { textUnderlineOffset: "3px", textDecorationSkipInk: "none" },
  ".cm-lintRange-active": { backgroundColor: "color-mix(in srgb, var(--warm) 14%, transparent)" },
  ".cm-gutter-lint": { width: "16px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "4px 1px" },
  ".cm-lint-marker-error": { content: "none" },
  ".cm-lint-marker": { width: "10px", height: "10px", borderRadius: "50%", marginTop: "2px" },
  ".cm-lint-marker.cm-lint-marker-error": { backgroundColor: "var(--bad)" },
  ".cm-lint-marker.cm-lint-marker-warning": {
    content: "none",
    backgroundColor: "var(--warm)",
    transform: "rotate(45deg)",
    borderRadius: "1px",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
  },
  ".cm-tooltip-lint, .cm-completionInfo": { maxWidth: "min(460px, 92vw)", overflow: "hidden" },
  ".cm-diagnostic": { padding: "8px 12px", font: "var(--text)", fontSize: "0.875rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warm)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { font: "var(--mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--ink)",
  },
  ".cm-completionDetail": { color: "var(--ink-soft)", fontStyle: "normal" },
  ".cm-tooltip.cm-completionInfo": { padding: "8px 12px", font: "var(--text)", fontSize: "0.875rem" },
  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "8px 12px", font: "var(--text)", fontSize: "0.875rem" },
  ".cm-textfield": {
    backgroundColor: "var(--card)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    padding: "3px 8px",
    fontSize: "inherit",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--card)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    padding: "3px 10px",
    fontSize: "inherit",
  },
  ".cm-panel.cm-search [name=close]": { color: "inherit", fontSize: "20px", padding: "4px 10px" },
  ".cm-searchMatch": { backgroundColor: "var(--warm-soft)", outline: "1px solid var(--warm)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, var(--warm) 40%, transparent)" },
  ".cm-snippetField": { backgroundColor: "var(--accent-soft)" },
});

export const appearance: Extension = [syntaxHighlighting(colours), surroundings];
