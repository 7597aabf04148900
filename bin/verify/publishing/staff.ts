import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { articleDrafts, channels } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import type { Person } from "#lib/people/person.ts";
import { passReview } from "#lib/review/pass-review.ts";
import { publishArticle } from "#lib/review/publish-article.ts";

/** Who writes, reviews and publishes, in a channel of the starting content. */
export class Staff {
  readonly chief: Person;
  readonly editor: Person;
  readonly others: readonly Person[];
  readonly channel: { id: number; slug: string };

  constructor(chief: Person, others: readonly [Person, ...Person[]], channel: { id: number; slug: string }) {
    this.chief = chief;
    this.editor = others[0];
    this.others = others.slice(1);
    this.channel = channel;
  }

  static async gather(): Promise<Staff> {
    const [channel] = await db().select({ id: channels.id, slug: channels.slug }).from(channels).orderBy(channels.id).limit(1);
    if (!channel) throw new Error("the starting content has no channel");
    const others = [makePerson("editor"), makePerson("editor"), makePerson("senior"), makePerson("proofreader")] as const;
    return new Staff(await makePerson("chief"), await Promise.all(others), channel);
  }

  async draft(title: string, text: string): Promise<number> {
    const id = await createArticle(this.editor, { channelId: this.channel.id, title });
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
    await passReview(this.editor, id, [...this.others, this.chief]);
    return id;
  }

  async published(title: string, text: string): Promise<number> {
    const id = await this.approved(title, text);
    await publishArticle(this.chief, id);
    return id;
  }
}
