import { type Editor, Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { leafMark } from "#lib/checks/article.ts";
import type { Finding } from "#lib/checks/finding.ts";

const key = new PluginKey<DecorationSet>("checkMarks");

/** Underlines what the checks found. They are drawn over the text and never stored in it. */
export const CheckMarks = Extension.create({
  name: "checkMarks",
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, before) {
            const findings: readonly Finding[] | undefined = tr.getMeta(key);
            return findings ? marksOf(tr.doc, findings) : before.map(tr.mapping, tr.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

function marksOf(doc: Node, findings: readonly Finding[]): DecorationSet {
  const starts: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) starts.push(at + 1);
    return !node.isTextblock;
  });
  const marks = findings.flatMap((finding) => {
    const start = finding.line === null ? undefined : starts[finding.line];
    if (start === undefined || finding.rule === "repeated" || finding.to <= finding.from || start + finding.to > doc.content.size) return [];
    return [Decoration.inline(start + finding.from, start + finding.to, { class: `check-mark ${finding.severity}` }, { finding })];
  });
  return DecorationSet.create(doc, marks);
}

export function markFindings(editor: Editor, findings: readonly Finding[]): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, findings).setMeta("addToHistory", false));
}

/** Where a finding stands now, after what was typed since; null when its words are no longer there. */
function placeOf(editor: Editor, finding: Finding): { from: number; to: number } | null {
  const [mark] = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.finding === finding) ?? [];
  if (!mark) return null;
  const words = editor.state.doc.textBetween(mark.from, mark.to, undefined, (leaf) => (leaf.type.name === "hardBreak" ? "\n" : leafMark));
  return words === finding.quote ? mark : null;
}

/** Scrolls to a finding and selects its words, or goes to its block. */
export function showFinding(editor: Editor, finding: Finding): void {
  const place = placeOf(editor, finding);
  if (place) {
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place.from, place.to)).scrollIntoView());
    editor.view.focus();
    const { node } = editor.view.domAtPos(place.from);
    (node instanceof HTMLElement ? node : node.parentElement)?.scrollIntoView({ block: "center" });
    return;
  }
  let at = 0;
  editor.state.doc.forEach((_node, offset, index) => {
    if (index === finding.block) at = offset;
  });
  const dom = editor.view.nodeDOM(at);
  if (!(dom instanceof HTMLElement)) return;
  dom.scrollIntoView({ block: "center" });
  const field = dom.querySelector("input");
  if (field) field.focus();
  else
    editor
      .chain()
      .focus()
      .setTextSelection(at + 1)
      .run();
}

/** Puts the suggestion in place of exactly the quoted characters, as one step of undo. False when they have changed. */
export function acceptFinding(editor: Editor, finding: Finding): boolean {
  const place = placeOf(editor, finding);
  if (!place || finding.suggestion === null) return false;
  const tr = closeHistory(editor.state.tr);
  if (finding.suggestion) tr.insertText(finding.suggestion, place.from, place.to);
  else tr.delete(place.from, place.to);
  editor.view.dispatch(tr);
  editor.view.dispatch(closeHistory(editor.state.tr));
  return true;
}
