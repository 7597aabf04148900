import { OfficeChoice, OfficeForm } from "#components/dashboard/office-form.tsx";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { FormState } from "#lib/forms/result.ts";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  channels: readonly { id: number; name: string }[];
  primary?: boolean;
};

/** An article begins in a channel; then the editor opens. */
export function NewArticle({ action, channels, primary = false }: Props) {
  return (
    <details className="confirm" data-key="c">
      <summary className={primary ? "button primary" : "button"}>
        <StaffIcon name="plus" />
        新建稿件 <kbd>C</kbd>
      </summary>
      <OfficeForm action={action} label="新建稿件">
        <OfficeChoice name="channelId" label="放在哪个频道" options={channels.map(({ id, name }) => [id, name] as const)} />
        <button type="submit" className={primary ? "button primary" : "button edge"}>
          开始写
        </button>
      </OfficeForm>
    </details>
  );
}
