import "server-only";
import { eq, sql } from "drizzle-orm";
import { createTransport, type Transporter } from "nodemailer";
import { db } from "#db/client.ts";
import { mails } from "#db/schema/index.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

const mostAttempts = 8;
const atOnce = 20;
const everyMs = 3_000;

let transport: Transporter | undefined;

/** Sends what waits; tells how many went out. */
export async function sendMails(): Promise<number> {
  const url = env().SMTP_URL;
  if (!url) return 0;
  transport ??= createTransport(url, { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 });
  let sent = 0;
  for (let tries = 0; tries < atOnce; tries += 1) {
    const outcome = await sendOne(transport);
    if (outcome === "none") break;
    if (outcome === "sent") sent += 1;
  }
  return sent;
}

/**
 * A letter is claimed by counting the attempt, so that several instances send it once.
 * One that failed, or whose instance was killed, has its turn again after 30 seconds, two minutes, four and a half…
 */
async function sendOne(by: Transporter): Promise<"sent" | "failed" | "none"> {
  const [mail] = await db().execute<{ id: number; recipient: string; subject: string; body: string }>(sql`
    update mails set attempts = attempts + 1
    where id = (
      select id from mails
      where sent_at is null and attempts < ${mostAttempts} and created_at + make_interval(secs => 30 * attempts * attempts) <= now()
      order by id limit 1 for update skip locked)
    returning id, recipient, subject, body`);
  if (!mail) return "none";
  try {
    await by.sendMail({ from: env().MAIL_FROM, to: mail.recipient, subject: mail.subject, text: mail.body });
  } catch (error) {
    const fault = error instanceof Error && "code" in error ? String(error.code) : "ESEND";
    log.warn({ mail: mail.id, fault }, "a mail could not be sent");
    await db().update(mails).set({ fault }).where(eq(mails.id, mail.id));
    return "failed";
  }
  // A letter may hold a link that lets somebody in; once it is on its way nothing of it is kept.
  await db().update(mails).set({ sentAt: sql`now()`, body: "", fault: null }).where(eq(mails.id, mail.id));
  return "sent";
}

/** Looks for waiting mail until it is told to stop. */
export function startSendingMails(): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(sendMails)
      .then(() => {})
      .catch(() => {});
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
