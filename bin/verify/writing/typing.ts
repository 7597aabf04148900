import { type Facts, pause } from "#bin/verify/facts.ts";
import { countOf, type Room } from "#bin/verify/writing/room.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";

const wanted = 20_000;
const keys = 120;

/** From the key to the frame that shows it, in an article of 20,000 characters, with autosave and journal at work. */
export async function checkSpeed(room: Room, facts: Facts): Promise<number> {
  const person = await room.person();
  const paragraph = "松江经济技术开发区以产业升级为主线，着力优化营商环境，推动项目早落地、早开工、早见效。".repeat(5);
  const texts = Array.from({ length: Math.ceil(wanted / paragraph.length) }, () => paragraph);
  const id = await room.article(person, ...texts);
  const context = await room.browserOf(person);
  const desk = await room.desk(context, id);
  await desk.type("开始。", Math.floor(texts.length / 2));
  await desk.page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      "keydown",
      (event) => {
        const began = event.timeStamp;
        // The message comes after the frame was painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - began);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (let key = 0; key < keys; key += 1) {
    await desk.page.keyboard.press("abcdefghij"[key % 10] ?? "a");
    await pause(35);
  }
  await pause(300);
  const times: number[] = await desk.page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  facts.hold(
    `key to screen in ${texts.join("").length} characters: p95 < 100 ms`,
    sorted.length >= keys * 0.9 && p95 < 100,
    `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`,
  );
  await context.close();
  return p95;
}

/** A Chinese input method in text and title, with autosaves between its steps. */
export async function checkInputMethod(room: Room, facts: Facts): Promise<void> {
  const person = await room.person();
  const id = await room.article(person, "输入法的一段。");
  const context = await room.browserOf(person);
  const desk = await room.desk(context, id);
  const cdp = await context.newCDPSession(desk.page);
  const compose = async (steps: readonly string[], result: string, waitMs: number) => {
    for (const text of steps) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await pause(waitMs);
    }
    await cdp.send("Input.insertText", { text: result });
  };
  await desk.type("始");
  for (let round = 0; round < 6; round += 1) await compose(["k", "ka", "kai", "kai f", "kai fa"], "开发", round === 2 ? 700 : 60);
  await desk.page.keyboard.press("Enter");
  await compose(["q", "qu"], "区", 60);
  await desk.waitFor("已保存");
  await pause(2_600);
  const { html } = await getStoredDraft(person, id);
  const right = `始${"开发".repeat(6)}`;
  facts.hold(
    "input method in the text: no character lost or doubled",
    countOf(html, right) === 1 && countOf(html, "开发") === 6 && html.includes("<p>区</p>"),
    html.slice(0, 160),
  );
  await desk.page.locator(".writing-title").click();
  await desk.page.keyboard.press("End");
  await compose(["b", "bi", "bia", "biao", "biao t", "biao ti"], "标题", 450);
  await pause(3_000);
  await desk.waitFor("已保存");
  const { words } = await getStoredDraft(person, id);
  facts.hold("input method in the title, through an autosave: no character lost or doubled", words.title === "核验用的稿件标题", words.title);
  await context.close();
}
