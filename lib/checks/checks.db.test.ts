import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { makeChannel, makePerson } from "#db/factories.ts";
import { articleDrafts, checkWords, events, terms } from "#db/schema/index.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { listDismissals } from "#lib/checks/dashboard.ts";
import { openMustFindings } from "#lib/checks/demand-checked.ts";
import { dismissFinding, restoreFinding } from "#lib/checks/dismiss-finding.ts";
import { listTerms } from "#lib/checks/office.ts";
import { deleteTerm, saveTerm } from "#lib/checks/save-term.ts";
import { saveWord } from "#lib/checks/save-word.ts";
import { submitArticle } from "#lib/review/submit-article.ts";

type Staff = Awaited<ReturnType<typeof makePerson>>;
let editor: Staff;
let stranger: Staff;
let id: number;

beforeAll(async () => {
  const channel = await makeChannel();
  [editor, stranger] = await Promise.all([makePerson("editor"), makePerson("messageOfficer")]);
  await db().insert(checkWords).values({ wrong: "布署", right: "部署", severity: "must" });
  await db().insert(terms).values({ old: "旧名局", new: "新名局", kind: "organisation", severity: "must", from: "2020-01-01" });
  id = await createArticle(editor, { channelId: channel.id });
  await write("会议布署了旧名局的工作。");
});

const write = (text: string) =>
  db()
    .update(articleDrafts)
    .set({
      title: "题目",
      plainText: text,
      html: `<p>${text}</p>`,
      document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
    })
    .where(eq(articleDrafts.articleId, id));

const open = () =>
  db().transaction(async (tx) => {
    const [draft] = await tx.select().from(articleDrafts).where(eq(articleDrafts.articleId, id));
    if (!draft) throw new Error("no draft");
    return openMustFindings(tx, id, draft);
  });

test("what must be mended blocks the next stage until it is mended or let stand with a reason", async () => {
  await expect(submitArticle(editor, id)).rejects.toMatchObject({ code: "invalid", detail: { message: expect.stringContaining("布署") } });
  const [term, word] = await open();
  if (!term || !word) throw new Error("two findings were expected");
  expect([term.rule, word.rule]).toEqual(["term", "word"]);

  const { fingerprint, rule, severity, quote, message } = term;
  const fields = { fingerprint, rule, severity, quote, message, reason: "引用原文" };
  await expect(dismissFinding(stranger, id, fields)).rejects.toMatchObject({ code: "forbidden" });
  await expect(dismissFinding(editor, id, { ...fields, rule: "field" })).rejects.toMatchObject({ code: "invalid" });
  await dismissFinding(editor, id, fields);
  expect((await open()).map((finding) => finding.rule)).toEqual(["word"]);
  expect(await listDismissals(editor, id)).toMatchObject([{ fingerprint, reason: "引用原文", by: editor.name }]);

  await restoreFinding(editor, id, fingerprint);
  expect(await open()).toHaveLength(2);
  await dismissFinding(editor, id, fields);
  // Another sentence is another finding: the dismissal does not cover it.
  await write("会议部署了工作，旧名局参加。");
  expect((await open()).map((finding) => finding.rule)).toEqual(["term"]);
  await write("会议部署了工作，新名局参加。");
  await submitArticle(editor, id);
  const verbs = (await db().select({ verb: events.verb }).from(events).where(eq(events.nounId, id)).orderBy(events.id)).map(({ verb }) => verb);
  expect(verbs).toEqual(["createArticle", "dismissFinding", "restoreFinding", "dismissFinding", "submitArticle"]);
});

test("the office keeps the lists, and nobody else", async () => {
  const [chief, writer] = [await makePerson("chief"), await makePerson("editor")];
  const fields = { wrong: "竟标", right: "竞标", severity: "must" as const, wholeWord: false, note: "" };
  await expect(saveWord(writer, null, fields)).rejects.toMatchObject({ code: "forbidden" });
  await saveWord(chief, null, fields);
  await expect(saveWord(chief, null, fields)).rejects.toMatchObject({ code: "invalid" });
  const term = { old: "甲局", new: "乙局", kind: "organisation" as const, severity: "should" as const, from: "2020-01-01", until: null, note: "" };
  await saveTerm(chief, null, term);
  const [row] = (await listTerms(chief, "甲局", 1)).items;
  await saveTerm(chief, row?.id ?? 0, { ...term, until: "2024-01-01" });
  expect((await listTerms(chief, "乙", 1)).items).toMatchObject([{ until: "2024-01-01" }]);
  await deleteTerm(chief, row?.id ?? 0);
  expect((await listTerms(chief, "甲局", 1)).total).toBe(0);
});
