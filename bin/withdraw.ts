import { withdrawArticle } from "#lib/articles/withdraw-article.ts";
import { DomainError } from "#lib/errors.ts";
import { parseId } from "#lib/routes.ts";

const causes: Partial<Record<string, string>> = { "not-found": "没有这篇稿件", conflict: "这篇稿件不在发布状态", invalid: "撤回原因不能为空" };

const [id, ...reason] = process.argv.slice(2);
const article = parseId(id ?? "");
if (!article || reason.length === 0) {
  console.error("用法  npm run withdraw -- 稿件编号 撤回原因");
  process.exit(1);
}
try {
  await withdrawArticle("command:withdraw", article, reason.join(" "));
  console.log(`已撤回 /articles/${article}，地址改答 410，并注明原因。`);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(`没有撤回  ${causes[error.code] ?? error.code}`);
  process.exitCode = 1;
}
