import type { Remark } from "#lib/checks/finding.ts";
import type { CheckWord } from "#lib/checks/lists.ts";
import { leftmostLongest, type Matcher } from "#lib/checks/matcher.ts";
import { cutsAWord } from "#lib/checks/seams.ts";

export function wrongWords(text: string, matcher: Matcher<CheckWord>): Remark[] {
  const all = matcher.find(text);
  // A word that is written as it should be is allowed, and shelters what it covers in part: 俱乐部 in 六家俱乐部.
  const allowed = all.filter(({ value }) => value.wrong === value.right);
  const hits = all.filter(({ from, to, value }) => {
    if (value.wrong === value.right || allowed.some((good) => good.from < to && good.to > from && !(good.from >= from && good.to <= to)))
      return false;
    // The right form may hold the wrong one: 截止日期 is no 截止日.
    const inside = value.right.indexOf(value.wrong);
    if (inside >= 0 && text.startsWith(value.right, from - inside)) return false;
    return !value.wholeWord || !cutsAWord(text, from, to);
  });
  return leftmostLongest(hits).map(({ from, to, value }) => ({
    rule: "word",
    severity: value.severity,
    from,
    to,
    message: `“${value.wrong}”应为“${value.right}”${value.note ? `：${value.note}` : ""}`,
    suggestion: value.right,
  }));
}
