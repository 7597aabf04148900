import { type Facts, pause } from "#bin/verify/facts.ts";
import { countOf, type Room } from "#bin/verify/writing/room.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";

/** Two people in one article: the later is told, both texts stand, and both are in what comes of it. */
export async function checkTwoEditors(room: Room, facts: Facts): Promise<void> {
  const [first, second] = await Promise.all([room.person(), room.person()]);
  const id = await room.article(first, "原来的一段。", "原来的第二段。");
  const [one, two] = await Promise.all([room.browserOf(first), room.browserOf(second)]);
  const a = await room.desk(one, id);
  const b = await room.desk(two, id);
  await a.type("甲写的话。", 0);
  await b.type("乙写的话。", 0);
  const outcome = await Promise.race([a.waitFor("有冲突").then((is) => is && "a"), b.waitFor("有冲突").then((is) => is && "b")]);
  const [loser, winner] = outcome === "a" ? [a, b] : [b, a];
  const [mine, theirs] = outcome === "a" ? ["甲写的话。", "乙写的话。"] : ["乙写的话。", "甲写的话。"];
  const kept = await loser.text();
  const stored = await getStoredDraft(first, id);
  facts.hold("two editors: the later is told of a conflict", outcome !== false);
  facts.hold("two editors: the earlier text is stored and the later one stays on the screen", stored.html.includes(theirs) && kept.includes(mine));
  await loser.press("比较合并");
  await loser.page.getByLabel("两段都要").first().check();
  await loser.press("按所选合并");
  await loser.waitFor("已保存");
  const merged = (await getStoredDraft(first, id)).html;
  facts.hold("two editors: after merging both texts are stored once each", countOf(merged, mine) === 1 && countOf(merged, theirs) === 1);
  facts.hold("two editors: each sees that the other is there", await winner.shows("正在", 15_000));
  await Promise.all([one.close(), two.close()]);
}

/** One person with two windows: the idle one hears of the newer version, and typing in both is a conflict, not a loss. */
export async function checkTwoTabs(room: Room, facts: Facts): Promise<void> {
  const person = await room.person();
  const id = await room.article(person, "两个窗口的一段。");
  const context = await room.browserOf(person);
  const a = await room.desk(context, id);
  const b = await room.desk(context, id);
  await a.type("第一个窗口。");
  await a.waitFor("已保存");
  await pause(500);
  facts.hold("two tabs: the idle one is offered the newer version", await b.shows("载入新版本"));
  await b.press("载入新版本");
  await pause(300);
  facts.hold("two tabs: and shows it", (await b.text()).includes("第一个窗口。"));
  await a.type("甲窗又写。");
  await b.type("乙窗又写。");
  await Promise.race([a.waitFor("有冲突"), b.waitFor("有冲突")]);
  await pause(500);
  const texts = [(await getStoredDraft(person, id)).html, await a.text(), await b.text()].join("\n");
  facts.hold("two tabs: typed in both, both texts stand", texts.includes("甲窗又写。") && texts.includes("乙窗又写。"));
  await context.close();
}
