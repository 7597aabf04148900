import type { Remark } from "#lib/checks/finding.ts";
import { cutsAWord } from "#lib/checks/seams.ts";

/** Function words that are never doubled, with what before or after them makes the pair two words: 目的|的, 为了|了解. */
const alone: Record<string, { after?: string; before?: string }> = {
  的: { after: "目标打有", before: "确士" },
  了: { after: "不未罢", before: "解结然却断事清账当望" },
  和: { after: "共饱缓总温中随求讲议调", before: "平谐解睦气美煦约谈好暖田县声数服蔼乐" },
  在: { after: "存现所实内自潜何旨好正", before: "校职建编线场岗押先座即野" },
  是: { after: "但还可只于凡总就要若如或正倒国都像", before: "否非" },
  与: { after: "参给赠授予", before: "会时众共其日否" },
  对: { after: "应针面相绝核反比校一", before: "外接照比等应内口方称手标联抗账话待策立象于付" },
  就: { after: "成造高早一", before: "业是近地任读医诊餐职座绪此算义寝势" },
  也: { after: "", before: "门许" },
  我: { after: "自", before: "国们省市方军党州" },
  他: { after: "其吉", before: "们人方国乡日" },
  这: { after: "", before: "" },
  把: { after: "一", before: "握关手控脉门" },
  被: { after: "棉毛", before: "告子动害" },
  或: { after: "", before: "许者" },
  及: { after: "以普涉触论波顾", before: "时格早其" },
  于: { after: "", before: "是" },
  向: { after: "方意导走面取动倾定一志流指风", before: "上来往前导量阳下好" },
  从: { after: "服听随遵顺", before: "事业而此属中严容来不" },
  将: { after: "", before: "来军士要近" },
  由: { after: "自理缘事", before: "于此来" },
  都: { after: "成首古京大国商帝新", before: "市会江匀督安城是有要" },
  很: { after: "", before: "" },
  个: { after: "", before: "人体性别" },
  并: { after: "合吞兼", before: "购且网发列存不联轨重行举入处" },
};
const pair = new RegExp(`([${Object.keys(alone).join("")}])\\1+`, "gu");
const fixed = /的的确确|形形色色|个个|了了分明|一了了之|在在处处|是是非非|对对子|和和美美|和和气气|就就业业|从从容容|将将/;

/** Words of two characters that are said twice on purpose, and pairs that meet at the seam of two words. */
const saidTwice =
  /^(?:研究|商量|讨论|学习|考虑|休息|了解|认识|锻炼|交流|比较|打听|收拾|参观|体会|琢磨|沟通|调整|总结|介绍|尝试|观察|联系|体验|感受|放松|热闹|高兴|非常|特别|十分|真的|许多|很多|什么|哪里|有时|谢谢|试试|看看|多少|永远|一直|太多|好多|快来|不要|别走|来了|加油|恭喜|再见|你好|大家|哈哈|呵呵|嘻嘻|重要|轰隆|叮当|滴答|嘀嗒|哗啦|布谷|意思|活动|凉快|快乐|痛快|轻松|亲热|暖和|整理|打扮|清理|合计|盘算|走动|检查|反省|核实|评价|审视|帮助|教育|批评|表扬|支持|关心|照顾|宣传|普及|议论|走走|年年|天天|人人|奖励|敲打|适应|摸索|回忆|回味|欣赏|品味|推敲|斟酌|掂量|思考|调研|准备|布置|装扮)$/u;
const counts = /^[一二三四五六七八九十百千万亿两几〇零半每逐]/u;
const word = /([\p{Script=Han}]{2,8})\1/gu;
const seams = /(?:责任|申请|管理|登记|基金|出租|年度|生物|经济|代表|所有|监督|主任|公司|教育|保险|法律|行政|事业|计划|审计)$/u;

export function doubledWords(text: string): Remark[] {
  const found: Remark[] = [];
  for (const match of text.matchAll(pair)) {
    const mark = match[1] ?? "";
    const rule = alone[mark];
    const end = match.index + match[0].length;
    const [before, after] = [text[match.index - 1] ?? "", text[end] ?? ""];
    if (!rule || (match[0].length === 2 && ((before && rule.after?.includes(before)) || (after && rule.before?.includes(after))))) continue;
    if (fixed.test(text.slice(Math.max(0, match.index - 3), end + 3))) continue;
    const severity = "的了和在是与很这".includes(mark) ? "must" : "should";
    found.push({ rule: "doubled", severity, from: match.index, to: end, message: `“${mark}”写了${match[0].length}遍`, suggestion: mark });
  }
  for (const match of text.matchAll(word)) {
    const said = match[1] ?? "";
    const end = match.index + match[0].length;
    if (new Set(said).size === 1 || counts.test(said) || saidTwice.test(said) || "的地得之和与".includes(said[0] ?? "")) continue;
    if (cutsAWord(text, match.index, match.index + said.length) || cutsAWord(text, match.index + said.length, end)) continue;
    const isSeam = said.length === 2 && seams.test(said);
    const severity = isSeam ? "hint" : "should";
    found.push({ rule: "doubled", severity, from: match.index, to: end, message: `“${said}”写了两遍`, suggestion: said });
  }
  return found;
}
