import { sql } from "drizzle-orm";
import type { Instance } from "#bin/instance.ts";
import { type Facts, until } from "#bin/verify/facts.ts";
import type { Staff } from "#bin/verify/publishing/staff.ts";
import { db } from "#db/client.ts";
import { listPreviewLinks, revokePreview, sharePreview } from "#lib/articles/share-preview.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { dayLabel } from "#lib/dates.ts";
import { correctArticle } from "#lib/review/correct-article.ts";
import { routes } from "#lib/routes.ts";

const limitMs = 1_000;
const reader = { "user-agent": "Mozilla/5.0 (X11; Linux x64) Chrome/142.0 Safari/537.36" };

async function open(url: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { headers: reader, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

/** The longest any of the questions took to come true, or null when one did not within the second. */
async function slowest(questions: readonly (() => Promise<boolean>)[]): Promise<number | null> {
  const times = await Promise.all(questions.map((question) => until(question, limitMs)));
  return times.includes(null) ? null : Math.max(...times.map(Number));
}

const measured = (ms: number | null) => (ms === null ? `not within ${limitMs} ms` : `${ms} ms`);

export async function checkWithdrawal(staff: Staff, pair: readonly Instance[], facts: Facts): Promise<void> {
  const title = "撤稿核验独有标题";
  const id = await staff.published(title, "撤稿核验的正文。");
  const places = ["/", routes.news(), routes.channel(staff.channel.slug), routes.feed(), routes.channelFeed(staff.channel.slug), "/sitemap.xml"];
  const lists = [...places, routes.search({ q: title })];
  const here = (text: string) => text.includes(`/articles/${id}<`) || text.includes(`/articles/${id}"`);
  const on = (path: string, holds: (page: { status: number; text: string }) => boolean) =>
    pair.map(
      ({ url }) =>
        async () =>
          holds(await open(url + path)),
    );
  // Made and kept by both before it is taken away; the overview and the home page show it only while it is among the newest.
  const shown = await Promise.all(
    lists.map(async (path) => (await Promise.all(on(path, ({ text }) => here(text)).map((ask) => until(ask, 5_000)))).every((ms) => ms !== null)),
  );
  const found = lists.filter((_, at) => shown[at]);
  facts.hold(
    "a published article stands in channel, feeds, site map and search of both instances",
    found.length >= lists.length - 2,
    found.join(" "),
  );
  for (const { url } of pair) await open(url + routes.article(id));
  const began = withdrawArticle(staff.chief, id, "核验：内容有误");
  await began;
  const gone = await slowest(on(routes.article(id), ({ status, text }) => status === 410 && text.includes("核验：内容有误")));
  facts.hold("its address answers 410 with the reason on both within 1 s", gone !== null, measured(gone));
  const lost = await slowest(found.flatMap((path) => on(path, ({ status, text }) => status === 200 && !here(text))));
  facts.hold(`it is gone from ${found.length} lists on both within 1 s`, lost !== null, measured(lost));
  const text = await slowest(on(routes.articleText(id), ({ status }) => status === 410));
  facts.hold("its plain version answers 410, too", text !== null, measured(text));
}

export async function checkCorrection(staff: Staff, pair: readonly Instance[], facts: Facts): Promise<void> {
  const id = await staff.published("更正核验（核验）", "更正之前的字句。");
  for (const { url } of pair) await open(url + routes.article(id));
  await staff.write(id, "更正之后的字句。");
  const early = await Promise.all(pair.map(({ url }) => open(url + routes.article(id))));
  facts.hold(
    "words changed after publication are not shown by themselves",
    early.every(({ text }) => text.includes("更正之前的字句")),
  );
  await correctArticle(staff.chief, id, "核验：改了一处字句");
  const day = dayLabel(new Date());
  const shown = await slowest(
    pair.map(({ url }) => async () => {
      const { text } = await open(url + routes.article(id));
      return text.includes("核验：改了一处字句") && text.includes(day) && text.includes("更正之后的字句") && !text.includes("更正之前的字句");
    }),
  );
  facts.hold("a correction stands under the article with its date on both within 1 s", shown !== null, measured(shown));
}

export async function checkPreview(staff: Staff, pair: readonly Instance[], facts: Facts): Promise<void> {
  const id = await staff.draft("预览核验（核验）", "只在预览里的字句。");
  const [one, two] = [await sharePreview(staff.chief, id, 72), await sharePreview(staff.chief, id, 24)];
  const both = (token: string) => Promise.all(pair.map(({ url }) => open(url + routes.preview(token))));
  const opened = await both(one);
  facts.hold(
    "a shared link shows the draft",
    opened.every(({ status, text }) => status === 200 && text.includes("只在预览里的字句")),
  );
  const links = await listPreviewLinks(staff.chief, id);
  await revokePreview(staff.chief, links.at(-1)?.id ?? 0);
  facts.hold(
    "a stopped link answers 410 on both at once",
    (await both(one)).every(({ status }) => status === 410),
  );
  await db().execute(sql`update preview_links set expires_at = now() where article_id = ${id}`);
  facts.hold(
    "an ended link answers 410 on both",
    (await both(two)).every(({ status }) => status === 410),
  );
}
