import "server-only";
import type { Transaction } from "#db/client.ts";
import { mails } from "#db/schema/index.ts";

export type Letter = { subject: string; body: string };

/** Writes a mail in the transaction of what it tells of; it is sent afterwards. */
export async function queueMail(tx: Transaction, recipient: string, { subject, body }: Letter): Promise<void> {
  await tx.insert(mails).values({ recipient, subject, body });
}
