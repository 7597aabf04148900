import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { findText, type Match } from "#lib/writing/find-text.ts";

type Query = { words: string; caseSensitive: boolean };
type FindState = Query & { matches: Match[]; current: number };
const key = new PluginKey<FindState>("find");
const nothing: FindState = { words: "", caseSensitive: false, matches: [], current: -1 };

function look(doc: Node, query: Query, near: number): FindState {
  const matches = findText(doc, query.words, query.caseSensitive);
  const after = matches.findIndex((match) => match.from >= near);
  return { ...query, matches, current: matches.length === 0 ? -1 : Math.max(0, after) };
}

/** Marks every place of the words that are looked for; the text itself stays as it is. */
export const Find = Extension.create({
  name: "find",
  addProseMirrorPlugins() {
    return [
      new Plugin<FindState>({
        key,
        state: {
          init: () => nothing,
          apply(tr, before) {
            const asked: Partial<FindState> | undefined = tr.getMeta(key);
            if (asked?.current !== undefined) return { ...before, current: asked.current };
            if (asked) return look(tr.doc, { words: asked.words ?? "", caseSensitive: asked.caseSensitive ?? false }, tr.selection.from);
            return tr.docChanged && before.words ? look(tr.doc, before, tr.selection.from) : before;
          },
        },
        props: {
          decorations(state) {
            const { matches, current } = key.getState(state) ?? nothing;
            if (matches.length === 0) return null;
            return DecorationSet.create(
              state.doc,
              matches.map(({ from, to }, at) => Decoration.inline(from, to, { class: at === current ? "found now" : "found" })),
            );
          },
        },
      }),
    ];
  },
});

export const findState = (state: EditorState): FindState => key.getState(state) ?? nothing;

export function lookFor(editor: Editor, query: Query): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, query));
  show(editor);
}

export function goTo(editor: Editor, by: -1 | 1): void {
  const { matches, current } = findState(editor.state);
  if (matches.length === 0) return;
  editor.view.dispatch(editor.state.tr.setMeta(key, { current: (current + by + matches.length) % matches.length }));
  show(editor);
}

function show(editor: Editor): void {
  requestAnimationFrame(() => editor.view.dom.querySelector(".found.now")?.scrollIntoView({ block: "center" }));
}

export function replaceOne(editor: Editor, text: string): void {
  const { matches, current } = findState(editor.state);
  const match = matches[current];
  if (!match) return;
  const tr = editor.state.tr.insertText(text, match.from, match.to);
  tr.setSelection(TextSelection.create(tr.doc, match.from + text.length));
  editor.view.dispatch(tr);
  show(editor);
}

/** All places in one step, so that one undo takes them back. */
export function replaceAll(editor: Editor, text: string): number {
  const { matches } = findState(editor.state);
  const tr = editor.state.tr;
  for (const { from, to } of matches.toReversed()) tr.insertText(text, from, to);
  if (matches.length > 0) editor.view.dispatch(tr);
  return matches.length;
}
