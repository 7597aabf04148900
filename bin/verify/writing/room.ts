import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Instance } from "#bin/instance.ts";
import { browserOptions } from "#bin/verify/browser.ts";
import { db } from "#db/client.ts";
import { makePerson } from "#db/factories.ts";
import { createArticle } from "#lib/articles/create-article.ts";
import { saveDraft } from "#lib/articles/save-draft.ts";
import { getStoredDraft } from "#lib/articles/stored-draft.ts";
import { beginSession } from "#lib/auth/session.ts";
import type { Person } from "#lib/people/person.ts";
import { routes } from "#lib/routes.ts";

const here = { address: "127.0.0.1", userAgent: "Chrome" };

/** People, articles and browser windows of one verification. */
export class Room {
  readonly site: Pick<Instance, "url">;
  readonly #browser: Browser;
  #channelId = 0;

  private constructor(site: Pick<Instance, "url">, browser: Browser) {
    this.site = site;
    this.#browser = browser;
  }
  static async open(site: Pick<Instance, "url">, channelId: number): Promise<Room> {
    const room = new Room(site, await chromium.launch(browserOptions()));
    room.#channelId = channelId;
    return room;
  }
  close(): Promise<void> {
    return this.#browser.close();
  }

  person(): Promise<Person> {
    return makePerson("editor");
  }
  async article(person: Person, ...texts: string[]): Promise<number> {
    const id = await createArticle(person, { channelId: this.#channelId });
    const { words } = await getStoredDraft(person, id);
    const document = { type: "doc", content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
    await saveDraft(person, id, { baseVersion: 1, saveId: crypto.randomUUID(), words: { ...words, title: "核验用的稿件", document } });
    return id;
  }
  async browserOf(person: Person): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 } });
    await this.signIn(context, person);
    return context;
  }
  /** Gives the browser a new session of the person, as signing in would. */
  async signIn(context: BrowserContext, person: Person): Promise<string> {
    const { cookie, sessionId } = await db().transaction((tx) => beginSession(tx, { id: person.userId, sessionVersion: 1 }, here, true));
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    await context.addCookies([{ name, value, url: this.site.url }]);
    return sessionId;
  }
  async desk(context: BrowserContext, id: number): Promise<Desk> {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const desk = new Desk(page, id, `${this.site.url}${routes.editArticle(id)}`);
    await desk.open();
    return desk;
  }
}

/** One window in which an article is being written. */
export class Desk {
  readonly page: Page;
  readonly id: number;
  readonly #url: string;
  constructor(page: Page, id: number, url: string) {
    this.page = page;
    this.id = id;
    this.#url = url;
  }
  async open(): Promise<void> {
    await this.page.goto(this.#url);
    await this.page.waitForSelector(".ProseMirror[contenteditable=true]");
  }
  /** Types at the end of a paragraph. */
  async type(text: string, paragraph = 0): Promise<void> {
    await this.page.locator(".ProseMirror > p").nth(paragraph).click();
    await this.page.keyboard.press("Control+End");
    await this.page.locator(".ProseMirror > p").nth(paragraph).evaluate(putCursorAtEnd);
    await this.page.keyboard.insertText(text);
  }
  async state(): Promise<string> {
    return (await this.page.locator(".save-state").textContent()) ?? "";
  }
  async waitFor(word: string, ms = 20_000): Promise<boolean> {
    return this.page
      .locator(".save-state", { hasText: word })
      .waitFor({ timeout: ms })
      .then(
        () => true,
        () => false,
      );
  }
  async text(): Promise<string> {
    return (await this.page.locator(".ProseMirror").textContent()) ?? "";
  }
  press(name: string): Promise<void> {
    return this.page.getByRole("button", { name, exact: true }).first().click();
  }
  shows(text: string, ms = 15_000): Promise<boolean> {
    return this.page
      .getByText(text)
      .first()
      .waitFor({ timeout: ms })
      .then(
        () => true,
        () => false,
      );
  }
}

function putCursorAtEnd(element: Element): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

export const countOf = (text: string, part: string) => text.split(part).length - 1;
