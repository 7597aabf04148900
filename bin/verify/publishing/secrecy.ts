import type { Instance } from "#bin/instance.ts";
import type { Facts } from "#bin/verify/facts.ts";
import type { Staff } from "#bin/verify/publishing/staff.ts";
import { sharePreview } from "#lib/articles/share-preview.ts";
import { documentRoutes } from "#lib/documents/routes.ts";
import { submitArticle } from "#lib/review/submit-article.ts";
import { routes } from "#lib/routes.ts";

const requests = 2_000;
const atOnce = 8;
/** Stands in every draft; the search pages print what was asked for, so they are asked for a part of it. */
const secret = "绝密玉簪花七三一";
const asked = "绝密玉簪";

/** Asks every public door while drafts with a secret word are written, handed over, previewed and thrown about. */
export async function checkSecrecy(staff: Staff, site: Instance, facts: Facts): Promise<void> {
  const draft = await staff.draft(`${secret}的草稿`, `${secret}写在草稿里。`);
  const waiting = await staff.approved(`${secret}的待发稿`, `${secret}写在待发稿里。`);
  const shown = await staff.published("已发布而又在改的稿件（核验）", "公开的字句。");
  const token = await sharePreview(staff.chief, draft, 72);
  const preview = await (await fetch(site.url + routes.preview(token))).text();
  facts.hold("the secret word is there for who has the link", preview.includes(secret));
  let writing = true;
  let writes = 0;
  const writer = (async () => {
    while (writing) {
      for (const id of [draft, waiting, shown]) await staff.write(id, `${secret}第${writes}次改动。`);
      if (writes % 20 === 0) await submitArticle(staff.editor, draft).catch(() => {});
      writes += 1;
    }
  })();
  const paths = doors([draft, waiting, shown], staff.channel.slug);
  const leaks = new Set<string>();
  const broken = new Set<string>();
  const statuses = new Map<number, number>();
  let sent = 0;
  const reader = async () => {
    while (sent < requests) {
      const path = paths[sent % paths.length] ?? "/";
      sent += 1;
      const answer = await fetch(site.url + path, { redirect: "manual" });
      const text = await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status >= 500) broken.add(`${path} ${answer.status}`);
      const told = `${text}${[...answer.headers].join(" ")}`;
      if (told.includes(secret) || told.includes(encodeURIComponent(secret))) leaks.add(path);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  writing = false;
  await writer;
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  facts.hold(
    `no draft word in ${requests} anonymous requests to ${paths.length} addresses while drafts change`,
    leaks.size === 0,
    leaks.size > 0 ? [...leaks].join(" ") : `${writes} rounds of writing; ${counts.join(", ")}`,
  );
  facts.hold("and none of these addresses breaks", broken.size === 0, [...broken].join(" "));
}

/** Every public address with samples in its places, the query forms, and the doors that are shut to strangers. */
function doors(ids: readonly number[], channel: string): string[] {
  const samples: Record<string, string> = { channel, page: "1", slug: "about", code: "G311084" };
  const fill = (pattern: string, id: number) =>
    pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => (name === "id" ? String(id) : (samples[name] ?? "x")));
  const open = documentRoutes.flatMap(({ pattern }) => ids.map((id) => fill(pattern, id)));
  const shut = ids.flatMap((id) => [
    `/preview-page/${id}/x`,
    routes.editArticle(id),
    `${routes.previewArticle(id)}/page`,
    `/api/articles/${id}/draft`,
    routes.articleViews(id),
  ]);
  const more = [
    routes.search({ q: asked }),
    routes.search({ q: "草稿" }),
    routes.dashboard(),
    routes.dashboardArticles({ q: asked }),
    routes.preview("x"),
  ];
  return [...new Set([...open, ...shut, ...more, routes.dashboardArticlesExport(), `/zones?q=${encodeURIComponent(asked)}`])];
}
