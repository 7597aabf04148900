import { LRUCache } from "lru-cache";
import { pinyin } from "pinyin-pro";

const kept = new LRUCache<string, { initials: string; whole: string }>({ max: 5_000 });

/** Pinyin of a title, as people type it into a search field: sjkfq, songjiangkaifaqu. Latin letters and digits stay. */
function soundsOf(text: string): { initials: string; whole: string } {
  const known = kept.get(text);
  if (known) return known;
  const parts = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive" }).map((part) =>
    part.toLowerCase().replaceAll(/[^a-z0-9]/g, ""),
  );
  const chinese = (part: string) => /^[a-z]+$/.test(part);
  const sounds = { initials: parts.map((part) => (chinese(part) ? part.slice(0, 1) : part)).join(""), whole: parts.join("") };
  kept.set(text, sounds);
  return sounds;
}

/** Whether typed words stand in a text, or are the beginning letters or the whole of its pinyin somewhere. */
export function matchesTyped(text: string, typed: string): boolean {
  const wanted = typed.normalize("NFKC").trim().toLowerCase();
  if (!wanted) return true;
  if (text.normalize("NFKC").toLowerCase().includes(wanted)) return true;
  const letters = wanted.replaceAll(/\s/g, "");
  if (!/^[a-z0-9]{2,}$/.test(letters)) return false;
  const { initials, whole } = soundsOf(text);
  return initials.includes(letters) || whole.includes(letters);
}
