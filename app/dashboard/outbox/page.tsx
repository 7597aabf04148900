import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#lib/auth/actor.ts";
import { minuteLabel } from "#lib/dates.ts";
import { listMails, outboxIsOpen } from "#lib/mail/dashboard.ts";

export const metadata: Metadata = { title: "发件箱" };

export default async function OutboxPage() {
  const person = await requirePerson("outbox.read");
  if (!(await outboxIsOpen())) notFound();
  const mails = await listMails(person);
  return (
    <main className="main narrow" id="content">
      <div className="page-head">
        <h1>发件箱</h1>
      </div>
      <p className="notice warning">没有设置发信服务器（SMTP_URL），信件没有真的发出，只在演示和开发时留在这里看。</p>
      <div className="stack">
        {mails.length === 0 ? <p className="card empty">还没有信件。邀请用户或忘记密码时，信会出现在这里。</p> : null}
        {mails.map((mail) => (
          <article className="card form-card" key={mail.id}>
            <h2>{mail.subject}</h2>
            <p className="muted">
              致{mail.recipient}，{minuteLabel(mail.createdAt)}
            </p>
            <div className="letter">{mail.body}</div>
          </article>
        ))}
      </div>
    </main>
  );
}
