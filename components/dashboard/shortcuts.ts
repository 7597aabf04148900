/** A key that does something while its screen is open. `key` as KeyboardEvent.key in lower case, with mod+ (Ctrl or ⌘) or alt+ before it. */
export type Shortcut = { key: string; label: string; run: () => void };

const afterComposition = 100;
const bound = new Set<Shortcut>();
let composedAt = Number.NEGATIVE_INFINITY;

/** Whether an input method has the key. Safari ends a composition before it sends the key that ended it. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || performance.now() - composedAt < afterComposition;
}

/** Whether a key is meant for a field, not for the screen. */
function isTyping(event: KeyboardEvent): boolean {
  const at = event.target instanceof HTMLElement ? event.target : null;
  return !!at?.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog");
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  return `${mod}${event.altKey ? "alt+" : ""}${event.key.toLowerCase()}`;
}

function onKey(event: KeyboardEvent): void {
  if (isComposing(event)) return;
  const name = nameOf(event);
  const found = [...bound].reverse().find(({ key }) => key === name);
  if (!found) return;
  const alone = !/^(mod|alt)\+/.test(name);
  if (alone && (isTyping(event) || document.querySelector("[data-shortcuts=off]"))) return;
  event.preventDefault();
  found.run();
}

function onComposed(): void {
  composedAt = performance.now();
}

/** Binds keys until the function it gives is called; of two with the same key the later wins. What is bound is what the sheet shows. */
export function bindShortcuts(shortcuts: readonly Shortcut[]): () => void {
  if (bound.size === 0) {
    document.addEventListener("keydown", onKey);
    document.addEventListener("compositionend", onComposed);
  }
  for (const shortcut of shortcuts) bound.add(shortcut);
  return () => {
    for (const shortcut of shortcuts) bound.delete(shortcut);
    if (bound.size > 0) return;
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("compositionend", onComposed);
  };
}

export function boundShortcuts(): readonly Shortcut[] {
  return [...bound];
}

const signs: Readonly<Record<string, string>> = {
  arrowup: "↑",
  arrowdown: "↓",
  escape: "Esc",
  enter: "Enter",
};

/** A key as it is printed on a keyboard: Ctrl K, Alt ↑, J. */
export function keySigns(key: string): string[] {
  return key.split("+").map((part) => (part === "mod" ? "Ctrl" : part === "alt" ? "Alt" : (signs[part] ?? part.toUpperCase())));
}
