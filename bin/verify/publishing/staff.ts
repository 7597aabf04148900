import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { articleDrafts, channels } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import type { Person } from "#lib/people/person.ts";
import { publishArticle } from "#lib/review/publish-article.ts";
import { readyArticle } from "#lib/review/ready-article.ts";

/** Somebody who writes and publishes, in a channel of the starting content. */
export class Staff {
  readonly chief: Person;
  readonly channel: { id: number; slug: string };

  constructor(chief: Person, channel: { id: number; slug: string }) {
    this.chief = chief;
    this.channel = channel;
  }

  static async gather(): Promise<Staff> {
    const [channel] = await db().select({ id: channels.id, slug: channels.slug }).from(channels).orderBy(channels.id).limit(1);
    if (!channel) throw new Error("the starting content has no channel");
    return new Staff(await makePerson("chief"), channel);
  }

  async draft(title: string, text: string): Promise<number> {
    const id = await createArticle(this.chief, { channelId: this.channel.id, title });
    await this.write(id, text);
    return id;
  }

  async write(id: number, text: string): Promise<void> {
    await db()
      .update(articleDrafts)
      .set({ html: `<p>${text}</p>`, plainText: text, equalsRevisionId: null, version: sql`version + 1`, savedAt: sql`now()` })
      .where(eq(articleDrafts.articleId, id));
  }

  async approved(title: string, text: string): Promise<number> {
    const id = await this.draft(title, text);
    await readyArticle(this.chief, id);
    return id;
  }

  async published(title: string, text: string): Promise<number> {
    const id = await this.approved(title, text);
    await publishArticle(this.chief, id);
    return id;
  }
}
