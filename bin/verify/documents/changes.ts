import type { Instance } from "#bin/instance.ts";
import { type Facts, until } from "#bin/verify/facts.ts";
import { importArticle } from "#lib/articles/import-article.ts";
import { withdrawArticle } from "#lib/articles/withdraw-article.ts";

const limitMs = 1_000;

async function body(instance: Instance, path: string): Promise<string> {
  return (await fetch(instance.url + path)).text();
}

/** The longest of the times until each instance shows it; null when one does not within three seconds. */
async function everywhere(instances: readonly Instance[], shows: (instance: Instance) => Promise<boolean>): Promise<number | null> {
  const times = await Promise.all(instances.map((instance) => until(() => shows(instance), 3_000)));
  return times.includes(null) ? null : Math.max(...times.map((time) => time ?? 0));
}

export function article(key: string, title: string) {
  return importArticle("command:import", {
    importKey: `verify:${key}`,
    channelSlug: "notices",
    title,
    html: `<p>${title}，这是核验用的正文。</p>`,
    publishedAt: new Date(),
  });
}

export async function checkChanges(instances: readonly Instance[], facts: Facts): Promise<void> {
  const hold = (fact: string, ms: number | null) => facts.hold(fact, ms !== null && ms <= limitMs, ms === null ? "never" : `${ms} ms`);
  await Promise.all(instances.flatMap((instance) => ["/", "/news/notices", "/feed.xml"].map((path) => body(instance, path))));
  const { id } = await article("change", "核验稿件甲");
  for (const path of ["/", "/news/notices", "/feed.xml"])
    hold(
      `a new article is on ${path} of both instances`,
      await everywhere(instances, async (each) => (await body(each, path)).includes("核验稿件甲")),
    );
  await Promise.all(instances.map((instance) => body(instance, `/articles/${id}`)));
  await article("change", "核验稿件乙");
  let old = 0;
  const changed = await everywhere(instances, async (each) => {
    const shown = (await body(each, `/articles/${id}`)).includes("核验稿件乙");
    if (!shown) old += 1;
    return shown;
  });
  hold(`a changed article is shown changed by both (${old} answers before)`, changed);
  await withdrawArticle("command:withdraw", id, "核验");
  for (const path of [`/articles/${id}`, `/articles/${id}/text`])
    hold(
      `a withdrawn article answers 410 at ${path.replace(String(id), "…")} of both`,
      await everywhere(instances, async (each) => (await fetch(each.url + path)).status === 410),
    );
  hold(
    "and is gone from list, home and feed",
    await everywhere(instances, async (each) => {
      const pages = await Promise.all(["/", "/news/notices", "/feed.xml"].map((path) => body(each, path)));
      return pages.every((page) => !page.includes("核验稿件乙"));
    }),
  );
}
