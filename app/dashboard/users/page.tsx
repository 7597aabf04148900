import type { Metadata } from "next";
import { AccessFields } from "#components/dashboard/access-fields.tsx";
import { InviteForm } from "#components/dashboard/invite-form.tsx";
import { OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel } from "#lib/dates.ts";
import { outboxIsOpen } from "#lib/mail/dashboard.ts";
import { givenRoles } from "#lib/people/access.ts";
import { type ListedUser, listChannelNames, listInvitations, listUsers } from "#lib/people/dashboard.ts";
import { secondFactorRoles } from "#lib/people/rights.ts";
import { roleLabels } from "#lib/people/words.ts";
import { routes } from "#lib/routes.ts";
import { invitePersonAction, withdrawInvitationAction } from "./actions.ts";

export const metadata: Metadata = { title: "用户" };

export default async function UsersPage() {
  const person = await requirePerson("user.manage");
  const [users, invitations, channels, outbox] = await Promise.all([
    listUsers(person),
    listInvitations(person),
    listChannelNames(person),
    outboxIsOpen(),
  ]);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>用户</h1>
        <span className="muted">{users.filter((user) => !user.disabledAt).length}人能登录</span>
        {outbox ? (
          <a className="link push" href={routes.outbox()}>
            发件箱
          </a>
        ) : null}
      </div>
      <div className="stack">
        <section className="card" aria-label="全部用户">
          <div className="table-scroll">
            <table className="table stacking">
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">岗位</th>
                  <th scope="col">两步验证</th>
                  <th scope="col">最近来过</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {users.map((user) => (
                  <UserRow key={user.id} user={user} channels={new Map(channels.map(({ id, name }) => [id, name]))} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {invitations.length > 0 ? (
          <section className="card" aria-labelledby="invited">
            <div className="card-head">
              <h2 id="invited">已邀请，尚未接受</h2>
              <span className="count">{invitations.length}人</span>
            </div>
            <ul className="facts">
              {invitations.map(({ email, name, roles, expiresAt }) => (
                <li key={email}>
                  <div>
                    <b>{name}</b> <span className="muted">{email}</span>
                    <p className="muted">
                      {roles.map((role) => roleLabels[role]).join("、")}，{minuteLabel(expiresAt)}前有效
                    </p>
                  </div>
                  <OfficeForm action={withdrawInvitationAction} label={`作废对${name}的邀请`}>
                    <input type="hidden" name="email" value={email ?? ""} />
                    <button type="submit" className="button small">
                      作废
                    </button>
                  </OfficeForm>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="card form-card" aria-labelledby="invite">
          <h2 id="invite">邀请用户</h2>
          <InviteForm action={invitePersonAction}>
            <AccessFields roles={givenRoles.map((role) => [role, roleLabels[role]] as const)} channels={channels} />
          </InviteForm>
        </section>
      </div>
    </main>
  );
}

function UserRow({ user, channels }: { user: ListedUser; channels: ReadonlyMap<number, string> }) {
  const owes = !user.hasSecondFactor && user.roles.some((role) => secondFactorRoles.includes(role));
  return (
    <tr>
      <td>
        <a className="link" href={routes.user(user.id)}>
          {user.name}
        </a>{" "}
        {user.demo ? <span className="tag">演示</span> : null}
        <p className="muted">{user.email}</p>
      </td>
      <td>
        {user.roles.map((role) => roleLabels[role]).join("、") || "没有岗位"}
        {user.channelIds.length > 0 ? <p className="muted">只限{user.channelIds.map((id) => channels.get(id)).join("、")}</p> : null}
      </td>
      <td>{user.hasSecondFactor ? "已开启" : owes ? <span className="tag warning">须开启</span> : <span className="muted">未开启</span>}</td>
      <td>{user.lastSeenAt ? minuteLabel(user.lastSeenAt) : <span className="muted">没有来过</span>}</td>
      <td>{user.disabledAt ? <span className="tag">已停用</span> : <span className="tag good">能登录</span>}</td>
    </tr>
  );
}
