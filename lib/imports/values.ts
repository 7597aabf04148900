import { findDates } from "./dates.ts";

/** Words that end a name wherever they stand, and words that do so only as a label: 阅读 is part of 中国阅读网. */
const always =
  "责任编辑|責任編輯|责编|責編|字号|字体|字體|打印|关闭|分享|收藏|举报|参与互动|参与评论|我要|大中小|原创稿|微信扫|摘要|导读|索引号|文号";
const asLabel =
  "信息来源|来源|來源|稿源|出处|作者|撰稿|撰文|编辑|編輯|审核|校对|时间|時間|日期|发布|發布|发表|更新|点击|點擊|浏览|瀏覽|阅读|閱讀|访问|人气|关注度|评论|所属|分类|栏目|标签|有效性";
const stop = new RegExp(`\\s*(?:${always})|\\s*(?:${asLabel})(?= ?[:：]| ?(?:时间|時間|日期|次数|量|数|數|者|人|于))|\\s(?:${asLabel})`);
const media =
  /(?:报|網|网|社|台|臺|刊|杂志|新闻|新聞|日报|晚报|时报|商报|周刊|传媒|频道|客户端|公众号|微博|发布|發布|在线|资讯|头条|局|委|办|厅|部|院|府|处|科|中心|协会|學會|学会|研究会|联盟|集团|公司|大学|学院|管委会|街道|办公室|办事处|委员会|图书馆|编辑部|[之]家|\d期)$/;

/** The value that follows a label, cut where the next field, a date or a gap begins. */
export function valueAfter(text: string, names = false): string {
  let value = text.replace(/^\s*[:：|]?\s*/, "");
  value = value.split(/ {2,}|[|｜丨\t【\]］]|\s[-–]\s/)[0] ?? "";
  const [date] = findDates(value).filter((found) => found.at > 0);
  if (date && value.charAt(date.at - 1) !== "》") value = value.slice(0, date.at);
  const next = stop.exec(value);
  if (next && next.index > 0) value = value.slice(0, next.index);
  if (next?.index === 0) return "";
  return tidy(joinWords(value.trim().split(" "), names));
}

/** Words belong together when a dot, a dash or Latin letters join them, or when several short names follow each other. */
function joinWords(words: readonly string[], names: boolean): string {
  const [first = "", ...rest] = words;
  let out = first;
  let last = first;
  for (const word of rest) {
    const joined =
      /[•·・—/&]$/.test(last) || /^[•·・—/&]/.test(word) || (/[A-Za-z]$/.test(last) && /^[A-Za-z]/.test(word)) || /^\d{4}年第?\d+期$/.test(word);
    const name = names && /^\p{Script=Han}{1,4}$/u.test(last.replace(/^.*[、，,]/, "")) && /^\p{Script=Han}{1,4}$/u.test(word);
    if (!joined && !name) break;
    out += ` ${word}`;
    last = word;
  }
  return out;
}

function tidy(value: string): string {
  const bare = value
    .replace(/^[\s:：《（(【[]*(?=[^《（(【[])/u, (lead) => (lead.includes("《") ? "《" : ""))
    .replace(/[\s，,、。;；:：|\]】>]+$/, "");
  const closed = /[)）]$/.test(bare) && !/[(（]/.test(bare) ? bare.slice(0, -1) : bare;
  return closed.length > 40 || /^https?:|^[\d\W]*$/.test(closed.replace(/\p{L}/gu, "x")) ? "" : closed.trim();
}

export function looksLikeSource(name: string): boolean {
  return name.length >= 2 && name.length <= 24 && media.test(name) && !/[，。；！？]/.test(name);
}

/** What a line says beside its dates: ` 混日子32 2018-03-08` → before 混日子32, after nothing. */
export function besideDate(text: string): { before: string; after: string } | null {
  const dates = findDates(text);
  const [first] = dates;
  const last = dates.at(-1);
  if (!first || !last) return null;
  const strip = (part: string): string => part.replace(/^[\s|·•:：\-,，]+|[\s|·•:：\-,，]+$/g, "");
  return { before: strip(text.slice(0, first.at)), after: valueAfter(strip(text.slice(last.end))) };
}
