// @ts-check
/** What script adds to pages that work without it. Plain JavaScript, no build step, no third party. */

const root = document.documentElement;
const inWeChat = /MicroMessenger/i.test(navigator.userAgent);

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement);
/** @param {string} selector @returns {HTMLElement | null} */
const one = (selector) => document.querySelector(selector);

/** Storage may be full or forbidden; then nothing is kept and nothing breaks. */
const store = {
  /** @param {string} key @returns {unknown} */
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  },
  /** @param {string} key @param {unknown} value */
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

/* Text size: the links work without script; with it the page does not reload. */
function readingPreferences() {
  const match = document.cookie.match(/(?:^|; )reading=([^;]*)/);
  return new URLSearchParams(match?.[1] ? decodeURIComponent(match[1]) : "");
}

for (const link of all("a[data-pref]")) {
  link.addEventListener("click", (event) => {
    const [name, value] = (link.dataset.pref ?? "").split(":");
    if (!name || !value || (name !== "size" && name !== "contrast")) return;
    event.preventDefault();
    const chosen = readingPreferences();
    chosen.set(name, value);
    document.cookie = `reading=${encodeURIComponent(chosen.toString())}; Path=/; Max-Age=31536000; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
    root.dataset[name] = value;
    for (const other of all(`a[data-pref^="${name}:"]`)) {
      if (other.dataset.pref === link.dataset.pref) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
  });
}

/* Counting: once the page has been seen for a second. */
const article = one("[data-article]");
if (article) {
  const count = async () => {
    try {
      const answer = await fetch(`/api/articles/${article.dataset.article}/views`, { method: "POST", keepalive: true });
      if (!answer.ok) return;
      const { views } = await answer.json();
      for (const place of all("[data-views]")) place.textContent = String(views);
    } catch {
      // A count that does not arrive is no reason to trouble a reader.
    }
  };
  let seen = 0;
  const watch = () => {
    clearTimeout(seen);
    if (document.visibilityState === "visible")
      seen = window.setTimeout(() => {
        document.removeEventListener("visibilitychange", watch);
        count();
      }, 1000);
  };
  document.addEventListener("visibilitychange", watch);
  watch();
}

/* Printing */
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

/* Favourites: kept on this device only. */
/** @typedef {{ id: number, title: string, savedAt: string }} Favorite */
const favoritesKey = "portal.favorites";
/** @param {unknown} value @returns {Favorite[]} */
function validFavorites(value) {
  if (!Array.isArray(value)) return [];
  return value
    .filter((item) => Number.isInteger(item?.id) && item.id > 0 && typeof item.title === "string")
    .map((item) => ({ id: item.id, title: item.title.slice(0, 200), savedAt: String(item.savedAt ?? "").slice(0, 30) }));
}
const favorites = () => validFavorites(store.read(favoritesKey));

for (const button of all("[data-favorite]")) {
  const id = Number(button.dataset.favorite);
  const label = button.querySelector("span");
  const show = () => {
    const kept = favorites().some((item) => item.id === id);
    button.setAttribute("aria-pressed", String(kept));
    if (label) label.textContent = kept ? "已收藏" : "收藏";
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const list = favorites();
    const others = list.filter((item) => item.id !== id);
    const next = others.length < list.length ? others : [{ id, title: button.dataset.title ?? "", savedAt: new Date().toISOString() }, ...list];
    if (!store.write(favoritesKey, next) && label) label.textContent = "浏览器不允许保存";
    else show();
  });
}

if (one("[data-favorites]")) {
  const list = one("[data-favorites-list]");
  const status = one("[data-favorites-status]");
  const file = /** @type {HTMLInputElement | null} */ (one("[data-favorites-file]"));
  const draw = () => {
    const items = favorites();
    list?.replaceChildren(
      ...items.map((item) => {
        const row = document.createElement("li");
        const link = document.createElement("a");
        link.href = `/articles/${item.id}`;
        link.textContent = item.title || `稿件 ${item.id}`;
        const remove = document.createElement("button");
        remove.type = "button";
        remove.className = "link-button";
        remove.textContent = "移出";
        remove.setAttribute("aria-label", `移出收藏：${item.title}`);
        remove.addEventListener("click", () => {
          store.write(
            favoritesKey,
            favorites().filter((other) => other.id !== item.id),
          );
          draw();
        });
        row.append(link, remove);
        return row;
      }),
    );
    const empty = one("[data-favorites-empty]");
    const actions = one("[data-favorites-actions]");
    if (empty) empty.hidden = items.length > 0;
    if (actions) actions.hidden = false;
    const out = one("[data-favorites-export]");
    if (out) out.hidden = items.length === 0;
  };
  one("[data-favorites-export]")?.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(favorites(), null, 2)], { type: "application/json" }));
    link.download = "favorites.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
  one("[data-favorites-import]")?.addEventListener("click", () => file?.click());
  file?.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen || !status) return;
    try {
      const given = validFavorites(JSON.parse(await chosen.text()));
      const known = favorites();
      const fresh = given.filter((item) => !known.some((other) => other.id === item.id));
      status.textContent =
        given.length === 0
          ? "文件里没有收藏。"
          : store.write(favoritesKey, [...known, ...fresh])
            ? `导入${fresh.length}条，${given.length - fresh.length}条已有。`
            : "浏览器不允许保存。";
      draw();
    } catch {
      status.textContent = "这个文件不是收藏文件，没有导入。";
    }
    file.value = "";
  });
  draw();
}

/* Sharing: copying, the phone's own sheet, and the guide inside WeChat. */
const shareStatus = one("[data-share-status]");
for (const button of all("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.parentElement?.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      if (shareStatus) shareStatus.textContent = "链接已复制。";
    } catch {
      if (shareStatus) shareStatus.textContent = `浏览器不允许复制，请手动复制：${button.dataset.copy}`;
    }
  });
}
for (const button of all("[data-web-share]")) {
  if (!navigator.share) continue;
  button.parentElement?.removeAttribute("hidden");
  button.addEventListener("click", () => navigator.share({ title: button.dataset.title, url: button.dataset.webShare }).catch(() => {}));
}
const guide = /** @type {HTMLDialogElement | null} */ (document.querySelector("#wechat-guide"));
if (inWeChat && guide && typeof guide.showModal === "function") {
  guide.addEventListener("click", (event) => {
    if (event.target === guide) guide.close();
  });
  for (const link of all("[data-share]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      guide.showModal();
    });
  }
}

/* Reading aloud, a paragraph at a time, with the paragraph marked. */
const listen = one("[data-listen]");
const words = one(".prose-zh");
if (listen && words && "speechSynthesis" in window) {
  const label = listen.querySelector("span");
  let reading = false;
  const stop = () => {
    reading = false;
    speechSynthesis.cancel();
    for (const part of all(".reading", words)) part.classList.remove("reading");
    listen.setAttribute("aria-pressed", "false");
    if (label) label.textContent = "朗读";
  };
  const read = () => {
    const parts = all("p, h2, h3, li, figcaption, td, th", words).filter((part) => part.textContent?.trim());
    let at = -1;
    const next = () => {
      parts[at]?.classList.remove("reading");
      at += 1;
      const part = parts[at];
      if (!reading || !part) return stop();
      part.classList.add("reading");
      part.scrollIntoView({ block: "nearest" });
      const speech = new SpeechSynthesisUtterance(part.textContent ?? "");
      speech.lang = "zh-CN";
      speech.rate = 0.95;
      speech.onend = next;
      speech.onerror = stop;
      speechSynthesis.speak(speech);
    };
    reading = true;
    listen.setAttribute("aria-pressed", "true");
    if (label) label.textContent = "停止朗读";
    next();
  };
  const offer = () => {
    listen.hidden = !speechSynthesis.getVoices().some((voice) => voice.lang.toLowerCase().startsWith("zh"));
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  listen.addEventListener("click", () => (reading ? stop() : read()));
  addEventListener("pagehide", stop);
}

/* 通知公告: moves only when asked. */
const notices = one("[data-notices]");
if (notices) {
  const items = all("li", notices);
  const position = one("[data-notices-position]");
  let at = 0;
  for (const control of all("[data-notices-step], [data-notices-position]", notices)) control.hidden = false;
  for (const button of all("[data-notices-step]", notices)) {
    button.addEventListener("click", () => {
      at = (at + Number(button.dataset.noticesStep) + items.length) % items.length;
      items.forEach((item, index) => {
        item.hidden = index !== at;
      });
      if (position) position.textContent = `${at + 1}/${items.length}`;
    });
  }
}

/* Side tools: whether they are open is remembered on this device. */
const side = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".side-tools > details"));
if (side) {
  if (store.read("portal.side") === "closed") side.open = false;
  side.addEventListener("toggle", () => store.write("portal.side", side.open ? "open" : "closed"));
}
