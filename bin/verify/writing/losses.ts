import { type Instance, startInstance } from "#bin/instance.ts";
import { type Facts, pause } from "#bin/verify/facts.ts";
import { countOf, type Room } from "#bin/verify/writing/room.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { endSessions } from "./sessions.ts";

export async function checkNetwork(room: Room, facts: Facts): Promise<void> {
  const person = await room.person();
  const id = await room.article(person, "断网的一段。");
  const context = await room.browserOf(person);
  const desk = await room.desk(context, id);
  await context.setOffline(true);
  await desk.type("断网时写的。");
  facts.hold("network gone: the screen says so", await desk.waitFor("离线（已存本机）"));
  await desk.type("还在写。");
  await context.setOffline(false);
  const saved = await desk.waitFor("已保存", 45_000);
  const { html, version } = await getStoredDraft(person, id);
  facts.hold("network back: everything typed is stored, once", saved && countOf(html, "断网时写的。还在写。") === 1, `version ${version}`);
  // The server keeps it, and the answer is lost on the way.
  let lost = 0;
  await desk.page.route("**/draft", async (route) => {
    if (lost > 0 || route.request().method() !== "PUT") return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await desk.type("答复丢了。");
  await desk.waitFor("离线", 10_000);
  await desk.waitFor("已保存", 20_000);
  const after = await getStoredDraft(person, id);
  facts.hold(
    "an answer lost on the way: stored once, no conflict",
    lost === 1 && after.version === version + 1 && countOf(after.html, "答复丢了。") === 1,
  );
  await context.close();
}

/** The page dies before the autosave, and no request of it arrives any more. */
export async function checkClosedPage(room: Room, facts: Facts): Promise<void> {
  const person = await room.person();
  const id = await room.article(person, "合上电脑的一段。");
  const context = await room.browserOf(person);
  const desk = await room.desk(context, id);
  await desk.page.route("**/draft", (route) => route.abort());
  await desk.type("还没保存就关了。");
  await pause(900);
  // Dies without a word, as when the power goes: no handler of the page runs any more.
  const cdp = await context.newCDPSession(desk.page);
  const crashed = desk.page.waitForEvent("crash");
  cdp.send("Page.crash").catch(() => {});
  await crashed;
  await desk.page.close();
  facts.hold(
    "page closed before the autosave: the server has nothing of it yet",
    !(await getStoredDraft(person, id)).html.includes("还没保存就关了。"),
  );
  const again = await room.desk(context, id);
  facts.hold("opened again: what was typed is offered", await again.shows("没有存到服务器的文字"));
  await again.press("恢复");
  await pause(200);
  const shown = (await again.text()).includes("还没保存就关了。");
  const saved = await again.waitFor("已保存", 10_000);
  await pause(2_500);
  const { html } = await getStoredDraft(person, id);
  facts.hold("taken back: it is on the screen and stored", shown && saved && countOf(html, "还没保存就关了。") === 1);
  await context.close();
}

export async function checkExpiredSession(room: Room, facts: Facts): Promise<void> {
  const person = await room.person();
  const id = await room.article(person, "会话到期的一段。");
  const context = await room.browserOf(person);
  const desk = await room.desk(context, id);
  await endSessions(person.userId);
  await desk.type("到期后写的。");
  facts.hold("session ended while writing: the screen says so", await desk.shows("登录已过期"));
  await desk.type("接着写。");
  facts.hold(
    "session ended: the text stays, nothing is stored",
    (await desk.text()).includes("到期后写的。接着写。") && !(await getStoredDraft(person, id)).html.includes("到期后写的"),
  );
  await room.signIn(context, person);
  await desk.press("我已登录");
  const saved = await desk.waitFor("已保存");
  await pause(2_500);
  facts.hold("signed in again: all of it is stored", saved && countOf((await getStoredDraft(person, id)).html, "到期后写的。接着写。") === 1);
  await context.close();
}

/** kill -9 of the server around the moment of the autosave; a new one comes up on the same port. */
export async function checkKilledServer(room: Room, first: Instance, env: Record<string, string>, facts: Facts): Promise<Instance> {
  const person = await room.person();
  const id = await room.article(person, "服务器被杀的一段。");
  const context = await room.browserOf(person);
  const desk = await room.desk(context, id);
  let site = first;
  const missing: string[] = [];
  const waits = [1_900, 2_010, 2_060];
  for (const [round, wait] of waits.entries()) {
    const text = `第${round + 1}次被杀前写的。`;
    await desk.type(text);
    await pause(wait);
    site.kill("SIGKILL");
    await site.exited;
    await desk.type(`第${round + 1}次死后写的。`);
    site = await startInstance({ databaseUrl: first.databaseUrl, port: first.port, env });
    const saved = await desk.waitFor("已保存", 60_000);
    await pause(2_500);
    const { html } = await getStoredDraft(person, id);
    for (const each of [text, `第${round + 1}次死后写的。`]) if (!saved || countOf(html, each) !== 1) missing.push(each);
  }
  facts.hold(
    `server killed ${waits.length} times around the autosave: every sentence stored, once`,
    missing.length === 0,
    missing.join("") || "none lost",
  );
  facts.hold("server killed: never taken for a conflict", !(await desk.state()).includes("冲突"));
  await context.close();
  return site;
}
