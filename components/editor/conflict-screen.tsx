"use client";
import { useMemo, useState } from "react";
import { DifferenceView } from "#components/review/difference-view.tsx";
import { differenceOf, type Compared as Words } from "#lib/difference/difference.ts";
import { type Choice, differingFields, type FieldName, fieldLabels, mergeWords, type Stretch, stretchesOf } from "#lib/writing/merge.ts";
import type { DraftWords, StoredDraft } from "#lib/writing/words.ts";
import { Dialog } from "./dialogs.tsx";

const moment = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

type Props = {
  mine: DraftWords;
  theirs: StoredDraft;
  close: () => void;
  copy: () => void;
  copied: boolean;
  /** The words that are to stand from now on. */
  take: (words: DraftWords) => void;
};

/** Two texts that grew from one, side by side; the person chooses, place by place, and nothing is thrown away unseen. */
export function ConflictScreen({ mine, theirs, close, copy, copied, take }: Props) {
  const stretches = useMemo(() => stretchesOf(mine.document, theirs.words.document), [mine, theirs]);
  const fields = useMemo(() => differingFields(mine, theirs.words), [mine, theirs]);
  const [blocks, setBlocks] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [chosen, setChosen] = useState<ReadonlyMap<FieldName, Choice>>(new Map());
  const places = stretches.filter((stretch) => !("same" in stretch)).length + fields.length;
  const other = theirs.savedBy ?? "另一处";
  return (
    <Dialog title="比较合并" close={close} wide>
      <p className="secondary">
        {other}在{moment.format(new Date(theirs.savedAt))}保存了第{theirs.version}版，和你的文字有{places}
        处不同。每处选一种，再合并；关闭这个窗口不会丢掉任何一份。
      </p>
      <div className="conflict-heads">
        <b>我的</b>
        <b>{other}的</b>
      </div>
      {fields.map((name) => (
        <fieldset className="conflict-place" key={name}>
          <legend>{fieldLabels[name]}</legend>
          <Compared
            mine={{ document: nothing, [name]: mine[name] }}
            theirs={{ document: nothing, [name]: theirs.words[name] }}
            labels={{ [name]: fieldLabels[name] }}
          />
          <Choices name={`field-${name}`} value={chosen.get(name) ?? "mine"} choose={(choice) => setChosen(new Map(chosen).set(name, choice))} />
        </fieldset>
      ))}
      {stretches.map((stretch, at) =>
        "same" in stretch ? (
          <p className="conflict-same" key={keyOf(stretch, at)}>
            {stretch.same.length}段相同
          </p>
        ) : (
          <fieldset className="conflict-place" key={keyOf(stretch, at)}>
            <legend>正文</legend>
            <Compared mine={{ document: { type: "doc", content: stretch.mine } }} theirs={{ document: { type: "doc", content: stretch.theirs } }} />
            <Choices name={`block-${at}`} value={blocks.get(at) ?? "mine"} choose={(choice) => setBlocks(new Map(blocks).set(at, choice))} both />
          </fieldset>
        ),
      )}
      <div className="dialog-actions">
        <button type="button" className="button quiet" onClick={copy}>
          {copied ? "已复制" : "复制我的内容"}
        </button>
        <button type="button" className="button" onClick={() => take(theirs.words)}>
          用{other}的
        </button>
        <button type="button" className="button" onClick={() => take(mine)}>
          用我的，存为新版本
        </button>
        <button type="button" className="button primary" onClick={() => take(mergeWords(mine, theirs.words, stretches, { blocks, fields: chosen }))}>
          按所选合并
        </button>
      </div>
    </Dialog>
  );
}

const nothing = { type: "doc" };

/** Mine on the left with what theirs has not, theirs on the right with what mine has not. */
function Compared({ mine, theirs, labels }: { mine: Words; theirs: Words; labels?: Record<string, string> }) {
  return (
    <div className="conflict-pair">
      <DifferenceView
        difference={differenceOf(mine, theirs)}
        mode="side"
        folded={false}
        numbered={false}
        addressed={false}
        {...(labels && { labels })}
      />
    </div>
  );
}

const keyOf = (stretch: Stretch, at: number) => `${at}-${"same" in stretch ? "same" : "differs"}`;

function Choices({ name, value, choose, both }: { name: string; value: Choice; choose: (choice: Choice) => void; both?: boolean }) {
  const options: [Choice, string][] = [["mine", "用我的"], ["theirs", "用对方的"], ...(both ? [["both", "两段都要"] as [Choice, string]] : [])];
  return (
    <div className="row wrap">
      {options.map(([choice, label]) => (
        <label className="choice" key={choice}>
          <input type="radio" name={name} checked={value === choice} onChange={() => choose(choice)} />
          {label}
        </label>
      ))}
    </div>
  );
}
