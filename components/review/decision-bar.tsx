import { OfficeChoice, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import type { FormState } from "#lib/forms/result.ts";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
export type DecisionName = "approve" | "sendBack" | "reject" | "handOver" | "hold" | "resume" | "afterReview";
type Props = {
  /** What stands on the screen, so that a decision on something older is refused. */
  seen: { id: number; round: number; step: string; version: number };
  stepLabel: string;
  available: readonly DecisionName[];
  hands: readonly { id: number; name: string }[];
  reasons: readonly string[];
  actions: Record<DecisionName, Action>;
};

/** The decision, always in reach below the words; every part of it works before any script has run. */
export function DecisionBar({ seen, stepLabel, available, hands, reasons, actions }: Props) {
  const can = (name: DecisionName) => available.includes(name);
  const hidden = Object.entries(seen).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
  if (available.length === 0) return null;
  return (
    <section className="decision-bar" aria-label="决定">
      {can("sendBack") ? (
        <Drawer label="退回修改">
          <OfficeForm action={actions.sendBack} label="退回修改">
            {hidden}
            <ReasonChips reasons={reasons} />
            <OfficeField name="note" label="要改什么（作者会看到，必填）" rows={3} maxLength={2_000} />
            <button type="submit" className="button danger">
              退回修改
            </button>
          </OfficeForm>
        </Drawer>
      ) : null}
      {can("reject") ? (
        <Drawer label="不采用">
          <OfficeForm action={actions.reject} label="不采用">
            {hidden}
            <ReasonChips reasons={reasons} />
            <OfficeField name="note" label="为什么不采用（作者会看到，必填）" rows={3} maxLength={2_000} />
            <button type="submit" className="button danger">
              不采用
            </button>
          </OfficeForm>
        </Drawer>
      ) : null}
      {can("handOver") && hands.length > 0 ? (
        <Drawer label="转交">
          <OfficeForm action={actions.handOver} label="转交">
            {hidden}
            <OfficeChoice name="toId" label="交给谁" options={hands.map(({ id, name }) => [id, name] as const)} />
            <OfficeField name="note" label="附言（可不填）" maxLength={500} />
            <button type="submit" className="button">
              转交
            </button>
          </OfficeForm>
        </Drawer>
      ) : null}
      {can("hold") ? (
        <Drawer label="暂缓">
          <OfficeForm action={actions.hold} label="暂缓">
            {hidden}
            <OfficeField name="note" label="为什么暂缓（必填）" rows={2} maxLength={500} />
            <button type="submit" className="button">
              暂缓
            </button>
          </OfficeForm>
        </Drawer>
      ) : null}
      {can("resume") ? (
        <OfficeForm action={actions.resume} label="恢复审核">
          {hidden}
          <button type="submit" className="button">
            恢复审核
          </button>
        </OfficeForm>
      ) : null}
      <span className="grow" />
      {can("approve") ? (
        <OfficeForm action={actions.approve} className="decision-approve" label="通过">
          {hidden}
          <input name="note" className="input" aria-label="审核意见（可不填）" placeholder="审核意见（可不填）" maxLength={2_000} />
          <button type="submit" className="button primary">
            通过{stepLabel}
          </button>
        </OfficeForm>
      ) : null}
      {can("afterReview") ? (
        <OfficeForm action={actions.afterReview} className="decision-approve" label="补审">
          {hidden}
          <input name="note" className="input" aria-label="补审意见（必填）" placeholder="补审意见（必填）" maxLength={2_000} />
          <button type="submit" className="button primary">
            完成补审
          </button>
        </OfficeForm>
      ) : null}
    </section>
  );
}

function Drawer({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <details className="decision-drawer" name="decision">
      <summary className="button">{label}</summary>
      <div className="decision-card">{children}</div>
    </details>
  );
}

function ReasonChips({ reasons }: { reasons: readonly string[] }) {
  return (
    <fieldset className="reason-chips">
      <legend>原因</legend>
      {reasons.map((reason) => (
        <label key={reason} className="choice">
          <input type="checkbox" name="reasons" value={reason} />
          {reason}
        </label>
      ))}
    </fieldset>
  );
}
