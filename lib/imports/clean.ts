import { restorePunctuation } from "#lib/content/punctuation.ts";

const toned = "[a-zêü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,5}";
const annotation = new RegExp(`(\\p{Script=Han})[(（](${toned}|(?:de|le|me|men|zi|ge)(?=[)）]))[)）]`, "giu");

let simplified: Set<string> | undefined;

/** The 6 763 characters of GB 2312, read from the decoder that every runtime has. */
function gb2312(): Set<string> {
  if (simplified) return simplified;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  simplified = new Set(new TextDecoder("gb18030").decode(Uint8Array.from(bytes)));
  return simplified;
}

/** Number of syllables in brackets after characters, as converters between scripts leave them: 保稅區(qū). */
export function countPinyin(text: string): number {
  return text.match(annotation)?.length ?? 0;
}

/**
 * Strips such syllables. Where a text holds fewer than three, only those after traditional characters go:
 * a single note after a simplified one, as in 亳(bó)州, was written for the reader.
 */
export function stripPinyin(text: string, inWhole = countPinyin(text)): string {
  const set = gb2312();
  return text.replace(annotation, (all, character: string) => (inWhole >= 3 || !set.has(character) ? character : all));
}

/** A whole page without the syllables, when they are many: labels and titles are spoilt as well as the text. */
export function withoutDebris(page: string): string {
  const found = countPinyin(page);
  return found >= 3 ? stripPinyin(page, found) : page;
}

const latinWord = /[A-Za-z][A-Za-z'’-]*/g;

/** Full-width punctuation for Chinese lines; a line that is mostly Latin words is left alone. */
export function punctuate(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(latinWord)?.length ?? 0;
  return han === 0 || latin > han ? text : restorePunctuation(text);
}

/** One line of metadata: no invisible marks, single blanks, Chinese punctuation. */
export function cleanName(text: string): string {
  return punctuate(stripPinyin(text.normalize("NFC")))
    .replace(/\s+/g, " ")
    .trim();
}
