import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { disableUserAction, enableUserAction, resetSecondFactorAction, sendResetAction, setAccessAction } from "#app/dashboard/users/actions.ts";
import { AccessFields } from "#components/dashboard/access-fields.tsx";
import { OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import type { FormState } from "#lib/forms/result.ts";
import { givenRoles } from "#lib/people/access.ts";
import { findUser, listChannelNames } from "#lib/people/dashboard.ts";
import { may } from "#lib/people/rights.ts";
import { roleLabels } from "#lib/people/words.ts";
import { parseId, routes } from "#lib/routes.ts";

export const metadata: Metadata = { title: "用户" };

export default async function UserPage({ params }: PageProps<"/dashboard/users/[id]">) {
  const person = await requirePerson("user.manage");
  const id = parseId((await params).id);
  const user = id ? await findUser(person, id) : null;
  if (!user) notFound();
  const channels = await listChannelNames(person);
  return (
    <main className="main narrow" id="content">
      <div className="page-head">
        <h1>{user.name}</h1>
        {user.disabledAt ? <span className="tag">已停用</span> : <span className="tag good">能登录</span>}
        <a className="link push" href={routes.users()}>
          返回全部用户
        </a>
      </div>
      <div className="stack">
        <section className="card form-card" aria-labelledby="access">
          <h2 id="access">岗位与栏目</h2>
          <p className="muted">
            {user.email}，{user.lastSeenAt ? `最近来过：${minuteLabel(user.lastSeenAt)}` : "没有来过"}
          </p>
          <OfficeForm action={setAccessAction} className="stack" label="岗位与栏目">
            <input type="hidden" name="id" value={user.id} />
            <AccessFields roles={givenRoles.map((role) => [role, roleLabels[role]] as const)} channels={channels} given={user} />
            <button type="submit" className="button primary">
              保存
            </button>
          </OfficeForm>
        </section>
        <section className="card form-card" aria-labelledby="help">
          <h2 id="help">登录</h2>
          {user.disabledAt ? (
            <Step user={user} action={enableUserAction} button="重新启用" />
          ) : (
            <>
              {env().SMTP_URL || user.demo ? (
                <Step user={user} action={sendResetAction} button="发重设密码的链接" text="对方自己设新密码，别人看不到。" />
              ) : (
                <p className="muted">没有设置发信服务器，不能发重设密码的链接。</p>
              )}
              {user.hasSecondFactor ? (
                <Step user={user} action={resetSecondFactorAction} button="解除两步验证" text="手机和恢复码都丢了时才用；先核实是本人。" danger />
              ) : null}
              {user.id === person.userId ? null : (
                <Step user={user} action={disableUserAction} button="停用" text="马上不能登录，做过的事仍记在名下。" danger />
              )}
            </>
          )}
          {may(person, "log.read") ? (
            <a className="link" href={routes.log({ actor: `user:${user.id}` })}>
              看他做过的事
            </a>
          ) : null}
        </section>
      </div>
    </main>
  );
}

type StepProps = {
  user: { id: number; name: string };
  action: (state: FormState, form: FormData) => Promise<FormState>;
  button: string;
  text?: string;
  danger?: boolean;
};

function Step({ user, action, button, text, danger }: StepProps) {
  return (
    <OfficeForm action={action} label={`${button}：${user.name}`}>
      <input type="hidden" name="id" value={user.id} />
      <div className="row wrap">
        <button type="submit" className={danger ? "button danger" : "button"}>
          {button}
        </button>
        {text ? <span className="muted">{text}</span> : null}
      </div>
    </OfficeForm>
  );
}
