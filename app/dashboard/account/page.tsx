import type { Metadata } from "next";
import { headers } from "next/headers";
import { OfficeChoice, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { PasswordField } from "#components/dashboard/password-field.tsx";
import { SaidBefore } from "#components/dashboard/said-before.tsx";
import { requireSignedIn } from "#lib/auth/actor.ts";
import { hasIdentity, listSessions } from "#lib/auth/dashboard.ts";
import { readFlash } from "#lib/auth/form-door.ts";
import { outsideProvider } from "#lib/auth/outside.ts";
import { minuteLabel } from "#lib/dates.ts";
import { roleLabels } from "#lib/people/words.ts";
import { routes } from "#lib/routes.ts";
import { changePreferencesAction, endOtherSessionsAction, endSessionAction } from "./actions.ts";

export const metadata: Metadata = { title: "我的账号" };

export default async function AccountPage() {
  const { person, email, hasSecondFactor, preferences } = await requireSignedIn();
  const outside = outsideProvider();
  const [mine, linked, said] = await Promise.all([
    listSessions(person),
    hasIdentity(person),
    headers().then((all) => readFlash(all.get("cookie") ?? "")),
  ]);
  return (
    <main className="main narrow" id="content">
      <div className="page-head">
        <h1>我的账号</h1>
        <form action={routes.leave()} method="post" className="push">
          <button className="button" type="submit">
            退出登录
          </button>
        </form>
      </div>
      <SaidBefore {...said} />
      <div className="stack">
        <section className="card form-card" aria-labelledby="self">
          <h2 id="self">姓名与界面</h2>
          <p className="muted">
            {email}，{person.roles.map((role) => roleLabels[role]).join("、") || "没有岗位"}
          </p>
          <OfficeForm action={changePreferencesAction} className="stack" label="姓名与界面">
            <OfficeField name="name" label="姓名" value={person.name} maxLength={30} hint="显示在稿件、日志和审校记录里" />
            <div className="halves">
              <OfficeChoice
                name="theme"
                label="明暗"
                value={String(preferences.theme ?? "auto")}
                options={[
                  ["auto", "随系统"],
                  ["light", "浅色"],
                  ["dark", "深色"],
                ]}
              />
              <OfficeChoice
                name="contrast"
                label="对比度"
                value={String(preferences.contrast ?? "normal")}
                options={[
                  ["normal", "标准"],
                  ["high", "高对比"],
                ]}
              />
            </div>
            <label className="choice">
              <input type="checkbox" name="shortcuts" value="yes" defaultChecked={preferences.shortcuts !== false} />
              使用单键快捷键（用语音输入操作电脑时请关掉）
            </label>
            <button type="submit" className="button primary">
              保存
            </button>
          </OfficeForm>
        </section>
        <section className="card form-card" aria-labelledby="factor">
          <h2 id="factor">两步验证</h2>
          <div className="row wrap">
            <span className={hasSecondFactor ? "tag good" : "tag warning"}>{hasSecondFactor ? "已开启" : "未开启"}</span>
            <a className="button" href={routes.secondFactor()}>
              {hasSecondFactor ? "管理" : "开启"}
            </a>
          </div>
        </section>
        {outside ? (
          <section className="card form-card" aria-labelledby="outside">
            <h2 id="outside">{outside.name}</h2>
            <form action={routes.linkOutside()} method="post" className="row wrap">
              <span className={linked ? "tag good" : "tag"}>{linked ? "已关联" : "未关联"}</span>
              <button type="submit" className="button" name="do" value={linked ? "unlink" : "link"}>
                {linked ? "解除关联" : "关联"}
              </button>
            </form>
          </section>
        ) : null}
        <section className="card form-card" aria-labelledby="password">
          <h2 id="password">更改密码</h2>
          <form action={routes.changePassword()} method="post" className="stack">
            <PasswordField name="current" label="现在的密码" autoComplete="current-password" />
            <PasswordField name="next" label="新密码" autoComplete="new-password" hint="至少12个字符；一句自己记得住的话最好" />
            <PasswordField name="again" label="再输一次新密码" autoComplete="new-password" />
            <p className="hint">更改后，其他浏览器里的登录全部结束。</p>
            <button type="submit" className="button primary">
              更改密码
            </button>
          </form>
        </section>
        <section className="card" aria-labelledby="sessions">
          <div className="card-head wrap">
            <h2 id="sessions">登录着的浏览器</h2>
            <span className="count">{mine.length}个</span>
            {mine.length > 1 ? (
              <OfficeForm action={endOtherSessionsAction} className="push" label="结束其他登录">
                <button type="submit" className="button small danger">
                  结束其他全部
                </button>
              </OfficeForm>
            ) : null}
          </div>
          <ul className="facts">
            {mine.map((session) => (
              <SessionRow key={session.id} {...session} />
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}

function SessionRow({ id, device, createdAt, lastSeenAt, current }: Awaited<ReturnType<typeof listSessions>>[number]) {
  return (
    <li>
      <div>
        <b>{device}</b>
        <p className="muted">
          {minuteLabel(createdAt)}登录，最近{minuteLabel(lastSeenAt)}
        </p>
      </div>
      {current ? (
        <span className="tag good">这一个</span>
      ) : (
        <OfficeForm action={endSessionAction} label={`结束${device}的登录`}>
          <input type="hidden" name="session" value={id} />
          <button type="submit" className="button small">
            结束
          </button>
        </OfficeForm>
      )}
    </li>
  );
}
