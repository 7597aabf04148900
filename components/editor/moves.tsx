"use client";
import { type FormEvent, startTransition, useEffect, useId, useState } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import type { FormState } from "#lib/forms/result.ts";
import { Dialog } from "./dialogs.tsx";

/** What can be done with the article besides writing it. */
export type MoveName =
  | "submit"
  | "recall"
  | "publishUrgently"
  | "reopen"
  | "publish"
  | "schedule"
  | "unschedule"
  | "correct"
  | "withdraw"
  | "takeDown"
  | "backDate"
  | "moveChannel"
  | "setChannels"
  | "trash";
export type MoveAction = (state: FormState, form: FormData) => Promise<FormState>;
export type Moves = {
  /** What the person may do now, in order of use; the first that leads on is the primary button. */
  available: readonly MoveName[];
  actions: Record<MoveName, MoveAction>;
  channels: readonly { id: number; name: string }[];
  channelId: number;
  /** The further channels of the article, also those that the person may not change. */
  further: readonly { id: number; name: string }[];
};

type Rule = {
  label: string;
  field?: string;
  type?: "text" | "time" | "channel" | "channels";
  ask?: string;
  hint?: string;
  optional?: true;
  reason?: string;
  red?: true;
  /** What the button of the dialog says, if not the label. */
  done?: string;
};
const rules: Record<MoveName, Rule> = {
  submit: { label: "送审" },
  recall: { label: "撤回送审", ask: "审核停下来，稿件回到草稿；再次送审从头审起。" },
  publishUrgently: {
    label: "绿色通道发布",
    field: "note",
    type: "text",
    ask: "为什么来不及审核",
    hint: "不经审核马上发布，会留下标记；24小时内要由另一个人补审。",
    red: true,
  },
  reopen: { label: "退回草稿" },
  publish: { label: "发布" },
  schedule: { label: "定时发布", field: "publishAt", type: "time", ask: "发布时间（北京时间）" },
  unschedule: { label: "取消定时" },
  correct: { label: "更正", field: "note", type: "text", ask: "更正了什么", hint: "连同日期显示在文章下面，读者看得到。" },
  withdraw: { label: "撤稿", field: "reason", type: "text", ask: "为什么撤稿", hint: "读者打开原网址会看到这句话。", red: true },
  takeDown: { label: "下线时间", field: "takeDownAt", type: "time", ask: "自动下线时间（北京时间）", hint: "留空就取消。", optional: true },
  backDate: {
    label: "改发布时间",
    field: "publishedAt",
    type: "time",
    ask: "读者看到的发布时间（北京时间）",
    hint: "只能是过去的时间，改动会记入日志。",
    reason: "为什么改",
  },
  moveChannel: { label: "换栏目", field: "channelId", type: "channel", ask: "移到哪个栏目" },
  setChannels: {
    label: "其他栏目",
    field: "channelIds",
    type: "channels",
    ask: "还列入哪些栏目",
    hint: "稿件地址和面包屑仍按主栏目；已发布的稿件立即生效。",
    done: "保存",
  },
  trash: { label: "移入回收站", ask: "稿件在回收站里留30天，期间可以恢复。", red: true },
};
const leading: readonly MoveName[] = ["submit", "publish", "correct"];
export const primaryOf = ({ available }: Moves) => leading.find((name) => available.includes(name)) ?? null;

type Props = {
  id: number;
  name: MoveName;
  moves: Moves;
  primary?: boolean;
  /** Saves what is on the screen; false when it could not. */
  save: () => Promise<boolean>;
  /** Shows what keeps the article back, if anything does. */
  holdsBack: () => boolean;
  told: (state: FormState) => void;
};

/** A button that first saves what was written, then moves the article; it asks for what the move needs. */
export function MoveButton({ id, name, moves, primary, save, holdsBack, told }: Props) {
  const rule = rules[name];
  const { state, submit: dispatch, pending: isPending } = useKeptAction(moves.actions[name], {});
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const fieldId = useId();
  useEffect(() => {
    if (state.done) setOpen(false);
    if (state.done || state.error) told(state);
  }, [state, told]);
  const go = async (form: FormData) => {
    form.set("id", String(id));
    setSaving(true);
    const saved = await save();
    setSaving(false);
    if (!saved) return told({ error: "文字还没有存到服务器，请先处理上面的提示，再试一次" });
    startTransition(() => dispatch(form));
  };
  const press = () => {
    if ((name === "submit" || name === "correct") && holdsBack()) return;
    if (rule.ask) return setOpen(true);
    void go(new FormData());
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void go(new FormData(event.currentTarget));
  };
  const isBusy = isPending || isSaving;
  const look = primary ? "button primary" : rule.red ? "button small danger" : "button small";
  return (
    <>
      <button type="button" className={look} onClick={press} disabled={isBusy}>
        {rule.label}
      </button>
      {isOpen ? (
        <Dialog title={rule.label} close={() => setOpen(false)}>
          <form onSubmit={submit}>
            {state.error ? (
              <p className="error-summary" role="alert">
                {state.error}
              </p>
            ) : null}
            {rule.type === "channels" ? (
              <Channels moves={moves} legend={rule.ask} hint={rule.hint} />
            ) : rule.field ? (
              <div className="field">
                <label htmlFor={fieldId}>{rule.ask}</label>
                {rule.hint ? <p className="hint">{rule.hint}</p> : null}
                {rule.type === "channel" ? (
                  <select id={fieldId} name={rule.field} className="input" defaultValue={moves.channelId}>
                    {moves.channels.map((channel) => (
                      <option key={channel.id} value={channel.id}>
                        {channel.name}
                      </option>
                    ))}
                  </select>
                ) : rule.type === "time" ? (
                  <input id={fieldId} name={rule.field} type="datetime-local" className="input" required={!rule.optional} />
                ) : (
                  <textarea id={fieldId} name={rule.field} className="input" rows={3} maxLength={500} required />
                )}
              </div>
            ) : (
              <p>{rule.ask}</p>
            )}
            {rule.reason ? (
              <div className="field">
                <label htmlFor={`${fieldId}-reason`}>{rule.reason}</label>
                <textarea id={`${fieldId}-reason`} name="reason" className="input" rows={2} maxLength={500} required />
              </div>
            ) : null}
            <div className="dialog-actions">
              <button type="button" className="button" onClick={() => setOpen(false)}>
                取消
              </button>
              <button type="submit" className={rule.red ? "button danger" : "button primary"} disabled={isBusy}>
                {rule.done ?? rule.label}
              </button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  );
}

/** The further channels to tick. Those out of the person's reach are sent along unchanged. */
function Channels({ moves, legend, hint }: { moves: Moves; legend?: string; hint?: string }) {
  const id = useId();
  const offered = moves.channels.filter((channel) => channel.id !== moves.channelId);
  const fixed = moves.further.filter((channel) => !offered.some((each) => each.id === channel.id));
  return (
    <fieldset className="field" aria-describedby={id}>
      <legend>{legend}</legend>
      <p className="hint" id={id}>
        {hint}
        {fixed.length > 0 ? `${fixed.map((channel) => channel.name).join("、")}不在你的栏目范围内，保持不变。` : null}
      </p>
      <div className="choices">
        {offered.map((channel) => (
          <label className="choice" key={channel.id}>
            <input type="checkbox" name="channelIds" value={channel.id} defaultChecked={moves.further.some((each) => each.id === channel.id)} />
            {channel.name}
          </label>
        ))}
      </div>
      {fixed.map((channel) => (
        <input type="hidden" key={channel.id} name="channelIds" value={channel.id} />
      ))}
    </fieldset>
  );
}
