"use client";
import type { Editor } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import { StoredHtml } from "#components/ui/stored-html.tsx";
import type { FormState } from "#lib/forms/result.ts";
import { routes } from "#lib/routes.ts";
import { type StoredDraft, wordLimits } from "#lib/writing/words.ts";
import { BlockMenu } from "./block-menu.tsx";
import { CheckPanel } from "./check-panel.tsx";
import { handleDrop, handlePaste, type PasteReport, pasteAsText } from "./clipboard.ts";
import type { FormAction } from "./cover-focal.tsx";
import { FootnoteDialog, LinkDialog } from "./dialogs.tsx";
import { DragHandle } from "./drag-handle.tsx";
import { FindBar } from "./find-bar.tsx";
import { FormatPainter } from "./format-painter.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { InsertMedia } from "./insert-media.tsx";
import { MoveButton, type MoveName, type Moves, primaryOf } from "./moves.tsx";
import { Outline, StatusLine } from "./outline.tsx";
import { type Panel, PanelTabs } from "./panel-tabs.tsx";
import { PasteBar } from "./paste-bar.tsx";
import { PreviewLinks, type Sharing } from "./preview-links.tsx";
import { MoveList, PublishPanel, type SourceName } from "./publish-panel.tsx";
import { SaveBanners } from "./save-banners.tsx";
import { editorExtensions } from "./schema.ts";
import { TableTools } from "./table-tools.tsx";
import { TitleField } from "./title-field.tsx";
import { Toolbar } from "./toolbar.tsx";
import { TopBar, type TopBarArticle } from "./top-bar.tsx";
import { UploadList } from "./upload-list.tsx";
import { useChecks } from "./use-checks.ts";
import { useChoices } from "./use-choices.ts";
import { useCopy } from "./use-copy.ts";
import { useDesk } from "./use-desk.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { useMeasure } from "./use-measure.ts";
import { usePresence } from "./use-presence.ts";

const ConflictScreen = lazy(() => import("./conflict-screen.tsx").then((module) => ({ default: module.ConflictScreen })));

export type DeskProps = {
  article: TopBarArticle & { channelName: string; furtherLabel: string | null; takeDownLabel: string | null; withdrawnReason: string | null };
  stored: StoredDraft;
  /** The text as it is stored, shown until the editor stands, and where no script runs. */
  html: string;
  me: { userId: number; name: string };
  sources: readonly SourceName[];
  /** False for who may only read. */
  canWrite: boolean;
  /** Whether the person may bring files into the library. */
  canUpload: boolean;
  back: string;
  preview: string | null;
  /** Null for who may not show the draft to others. */
  sharing: Sharing | null;
  /** Says what crops of a picture keep; null for who may not. */
  setFocal: FormAction | null;
  moves: Moves;
};

type Open = { kind: "link" } | { kind: "footnote"; at: number | null };

/** The screen on which an article is written. */
export function Desk({ article, stored, html, me, sources, canWrite, canUpload, back, preview, sharing, setFocal, moves }: DeskProps) {
  const editorRef = useRef<Editor | null>(null);
  const desk = useDesk({ articleId: article.id, userId: me.userId, stored, editor: editorRef });
  const { saver, fields, setField, view, read, show } = desk;
  const presence = usePresence({ articleId: article.id, tabId: desk.tabId, onVersion: (version) => saver.current?.seen(version) });
  const choices = useChoices({ articleId: article.id, saver, view, read, show, forget: desk.forget });
  const [open, setOpen] = useState<Open | null>(null);
  const [panel, setPanel] = useState<Panel>("publish");
  const [said, setSaid] = useState<FormState>({});
  const [pasted, setPasted] = useState<PasteReport | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [isFolded, setFolded] = useState(false);
  const { copy, isCopied } = useCopy(read);
  const extensions = useMemo(editorExtensions, []);
  const editor = useEditor({
    extensions,
    content: stored.words.document,
    editable: canWrite,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    // Nothing but the person changes what was typed: a line that begins with "1." stays text.
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: { class: "prose-zh", lang: "zh-Hans", role: "textbox", "aria-multiline": "true", "aria-label": "正文" },
      handleDOMEvents: {
        // Before ProseMirror, which reads foreign HTML by itself first: its style sheets would knock at the content policy.
        paste: (view, event) => {
          const isOurs = canWrite && !view.composing && editorRef.current !== null && handlePaste(editorRef.current, event, setPasted);
          if (isOurs) event.preventDefault();
          return isOurs;
        },
      },
      handleDrop: (view, event, _slice, isMoved) => (canUpload && editorRef.current ? handleDrop(editorRef.current, view, event, isMoved) : false),
      handleClickOn: (_view, _at, node, nodeAt) => {
        if (node.type.name !== "footnote" || !canWrite) return false;
        setOpen({ kind: "footnote", at: nodeAt });
        return true;
      },
    },
    onUpdate: ({ transaction }) => {
      saver.current?.changed();
      if (!transaction.getMeta("paste") && transaction.getMeta("addToHistory") !== false) setPasted(null);
      presence.typed();
    },
  });
  editorRef.current = editor;
  const measure = useMeasure(editor);
  useFileDrop(editorRef, canWrite && canUpload);
  const checks = useChecks({
    articleId: article.id,
    ...{ editor, fields, measure, read, setField },
    date: article.publishedLabel?.slice(0, 10) ?? null,
    openFields: () => setPanel("publish"),
  });

  const opening = () => {
    let first = "";
    editor?.state.doc.forEach((node) => {
      if (!first && node.type.name === "paragraph") first = node.textContent.trim();
    });
    return [...first].slice(0, 80).join("");
  };

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== "f" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      setFinding(true);
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, []);
  const router = useRouter();
  // Words changed after they were approved: the article is in review again, and the page must say so.
  useEffect(() => {
    if (article.status === "approved" && view.savedAt !== stored.savedAt) router.refresh();
  }, [article.status, view.savedAt, stored.savedAt, router]);
  const save = useCallback(() => saver.current?.saveNow() ?? Promise.resolve(true), [saver]);
  const holdsBack = () => {
    const isHeld = checks.open?.some((finding) => finding.severity === "must") ?? false;
    if (isHeld) {
      setPanel("check");
      setSaid({ error: "还有必须改的地方，见右边的检查" });
    }
    return isHeld;
  };
  const primary = primaryOf(moves);
  const moveButton = (name: MoveName, isPrimary = false) => (
    <MoveButton key={name} id={article.id} name={name} moves={moves} primary={isPrimary} save={save} holdsBack={holdsBack} told={setSaid} />
  );

  return (
    <div className="writing" data-outline={isFolded ? "folded" : "open"}>
      <TopBar article={article} title={fields.title} view={view} me={me} others={presence.others} back={back}>
        {preview ? (
          <a className="button quiet" href={preview} target="_blank" rel="noopener" onClick={() => saver.current?.flush()}>
            <StaffIcon name="eye" />
            预览
          </a>
        ) : null}
        {article.status === "inReview" ? (
          <a className="button" href={routes.reviewArticle(article.id)}>
            审核
          </a>
        ) : null}
        {primary ? moveButton(primary, true) : null}
      </TopBar>
      {isFolded || !editor ? null : <Outline editor={editor} measure={measure} fold={() => setFolded(true)} />}
      <main className="writing-centre" id="content">
        {editor && canWrite ? (
          <Toolbar
            editor={editor}
            actions={{ link: () => setOpen({ kind: "link" }), footnote: () => setOpen({ kind: "footnote", at: null }), find: () => setFinding(true) }}
          >
            <TableTools editor={editor} />
            <FormatPainter editor={editor} />
            {canUpload ? <InsertMedia editor={editor} /> : null}
          </Toolbar>
        ) : null}
        {editor && canWrite ? <BlockMenu editor={editor} /> : null}
        {editor && isFinding ? <FindBar editor={editor} close={() => setFinding(false)} /> : null}
        {editor && pasted ? (
          <PasteBar
            report={pasted}
            undo={() => {
              editor.commands.undo();
              setPasted(null);
            }}
            asText={() => {
              pasteAsText(editor, pasted.text);
              setPasted(null);
            }}
            close={() => setPasted(null)}
          />
        ) : null}
        <UploadList />
        {said.error || said.done ? (
          <div className={said.error ? "banner danger" : "banner good"} role={said.error ? "alert" : "status"}>
            <span>{said.error ?? said.done}</span>
            <button type="button" className="button small quiet" onClick={() => setSaid({})}>
              知道了
            </button>
          </div>
        ) : null}
        <SaveBanners
          view={view}
          found={desk.found}
          retry={() => saver.current?.retry()}
          copy={copy}
          copied={isCopied}
          compare={() => void choices.compare()}
          takeNewer={() => void choices.takeNewer()}
          restore={(entry) => void choices.restore(entry)}
          lookAt={(entry) => void choices.compare(entry)}
          forget={desk.forget}
        />
        <div className="writing-scroll">
          {isFolded ? (
            <button type="button" className="icon-button outline-open" aria-label="展开大纲" title="展开大纲" onClick={() => setFolded(false)}>
              <StaffIcon name="unfold" />
            </button>
          ) : null}
          <article className="writing-paper">
            <TitleField
              value={fields.title}
              limit={wordLimits.title}
              disabled={!canWrite}
              change={(title) => setField("title", title)}
              enter={() => editor?.commands.focus("start")}
            />
            <p className="writing-meta">
              <span>{article.channelName}</span>
              {fields.sourceName.trim() ? <span>来源 {fields.sourceName}</span> : null}
              {article.publishedLabel ? <time>{article.publishedLabel}</time> : null}
            </p>
            {editor && canWrite ? <DragHandle editor={editor} /> : null}
            {editor ? <EditorContent editor={editor} /> : <StoredHtml html={html} lang="zh-Hans" />}
          </article>
        </div>
        <StatusLine measure={measure} view={view.word === "saved" ? "本机与服务器一致" : view.unjournaled ? "" : "本机已存"} />
      </main>
      <aside className="writing-panel" aria-label="稿件面板">
        <PanelTabs panel={panel} choose={setPanel} findings={checks.open?.length ?? 0} />
        <div className="panel-body" role="tabpanel" id={`panel-${panel}`} aria-labelledby={`tab-${panel}`}>
          {panel === "publish" ? (
            <PublishPanel fields={fields} setField={setField} sources={sources} opening={opening} setFocal={setFocal} disabled={!canWrite}>
              <MoveList article={article}>{moves.available.filter((name) => name !== primary).map((name) => moveButton(name))}</MoveList>
              {sharing ? <PreviewLinks articleId={article.id} sharing={sharing} save={save} /> : null}
            </PublishPanel>
          ) : panel === "history" ? (
            <HistoryPanel articleId={article.id} canWrite={canWrite} />
          ) : (
            <CheckPanel checks={checks} canWrite={canWrite} fill={canWrite ? { summary: () => setField("summary", opening()) } : {}} />
          )}
        </div>
      </aside>
      {editor && open?.kind === "link" ? <LinkDialog editor={editor} close={() => setOpen(null)} /> : null}
      {editor && open?.kind === "footnote" ? <FootnoteDialog editor={editor} at={open.at} close={() => setOpen(null)} /> : null}
      {choices.contest ? (
        <Suspense>
          <ConflictScreen
            mine={choices.contest.mine}
            theirs={choices.contest.theirs}
            close={choices.close}
            copy={copy}
            copied={isCopied}
            take={choices.take}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
