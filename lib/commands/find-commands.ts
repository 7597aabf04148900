import "server-only";
import { listNewestTitles, searchTitles } from "#lib/articles/titles.ts";
import type { FoundCommand } from "#lib/commands/command.ts";
import { matchesTyped } from "#lib/commands/initials.ts";
import { navigationFor } from "#lib/people/navigation.ts";
import type { Person } from "#lib/people/person.ts";
import { may } from "#lib/people/rights.ts";
import { statusLabels } from "#lib/review/workflow.ts";
import { routes } from "#lib/routes.ts";

const most = 12;

/** What a person can go to from anywhere: their pages first, then articles, by words, number or initials of pinyin. */
export async function findCommands(person: Person, typed: string): Promise<FoundCommand[]> {
  const words = typed.normalize("NFKC").trim().slice(0, 100);
  const pages = [...pagesOf(person), ...commandsOf(person)].filter(({ label }) => matchesTyped(label, words));
  if (!may(person, "article.read")) return pages.slice(0, most);
  const newest = await listNewestTitles(person);
  const near = newest.filter(({ title }) => matchesTyped(title, words));
  const far = words.length >= 2 ? await searchTitles(person, words) : [];
  const numbered = far.filter(({ id }) => String(id) === words);
  const seen = new Map([...numbered, ...near, ...far].map((article) => [article.id, article]));
  const articles = [...seen.values()].slice(0, most).map(
    ({ id, title, status }): FoundCommand => ({
      kind: "稿件",
      label: title || "（无标题）",
      hint: statusLabels[status],
      href: routes.editArticle(id),
    }),
  );
  return words ? [...pages.slice(0, 5), ...articles].slice(0, most) : [...articles.slice(0, 5), ...pages].slice(0, most + 8);
}

function pagesOf(person: Person): FoundCommand[] {
  return [...navigationFor(person).map(({ label, href }) => ({ label, href })), { label: "我的账号", href: routes.account() }].map((page) => ({
    kind: "页面",
    ...page,
  }));
}

function commandsOf(person: Person): FoundCommand[] {
  const commands: FoundCommand[] = [{ kind: "命令", label: "查看站点", href: routes.home() }];
  if (may(person, "article.create")) commands.unshift({ kind: "命令", label: "新建稿件", href: `${routes.dashboardArticles()}#new` });
  if (may(person, "user.manage")) commands.push({ kind: "命令", label: "邀请用户", href: `${routes.users()}#invite` });
  return commands;
}
