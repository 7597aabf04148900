import type { z } from "zod";
import { parseInputTime } from "#lib/dates.ts";
import { type SettingKey, SiteSettings } from "#lib/settings/schema.ts";

export type SettingField = {
  key: SettingKey;
  label: string;
  hint?: string;
  /** time: chosen by the clock of Shanghai, kept with its zone. picture: an address below this site. */
  kind: "line" | "text" | "email" | "url" | "picture" | "time" | "paragraph";
};
export type Section = { key: string; name: string; hint?: string; fields: readonly SettingField[] };

/** The settings as the office fills them in. */
export const sections: readonly Section[] = [
  {
    key: "identity",
    name: "标识",
    fields: [
      { key: "siteName", label: "网站名称", kind: "line", hint: "不填时显示“门户”" },
      { key: "siteNameEnglish", label: "英文名称", kind: "line" },
      { key: "description", label: "网站简介", kind: "text", hint: "搜索引擎和分享卡片用它介绍本站" },
      { key: "organizer", label: "主办单位", kind: "line" },
      { key: "logoUrl", label: "标志", kind: "picture", hint: "显示在网站名称左边，高56像素" },
    ],
  },
  {
    key: "filing",
    name: "备案",
    hint: "按批文原样填写，显示在每一页的页脚。",
    fields: [
      { key: "icp", label: "ICP备案号", kind: "line" },
      { key: "policeRecord", label: "公安备案号", kind: "line" },
      { key: "siteCode", label: "网站标识码", kind: "line" },
    ],
  },
  {
    key: "contact",
    name: "联系",
    fields: [
      { key: "postalAddress", label: "地址", kind: "line" },
      { key: "postcode", label: "邮政编码", kind: "line" },
      { key: "phone", label: "电话", kind: "line" },
      { key: "email", label: "邮箱", kind: "email" },
    ],
  },
  {
    key: "social",
    name: "微信与QQ",
    fields: [
      { key: "wechatName", label: "微信公众号名称", kind: "line" },
      { key: "wechatQrUrl", label: "公众号二维码", kind: "picture", hint: "先传到媒体库，再从列表里选" },
      { key: "qqGroup", label: "QQ群号", kind: "line" },
      { key: "qqGroupUrl", label: "加群网址", kind: "url" },
    ],
  },
  {
    key: "reading",
    name: "阅读与哀悼",
    hint: "到了开始时间，所有公开页面自动变成灰色，到结束时间自动恢复。时间为北京时间，两项都不填则不变灰。",
    fields: [
      { key: "paragraphStyle", label: "正文段落", kind: "paragraph" },
      { key: "mourningFrom", label: "变灰开始", kind: "time" },
      { key: "mourningTo", label: "变灰结束", kind: "time" },
    ],
  },
];

export const pictureKeys = sections.flatMap((section) => section.fields.filter((field) => field.kind === "picture").map((field) => field.key));

type Values = Partial<Record<SettingKey, string>>;

/** What stands in the fields of a section now; saved with the form to notice that somebody else was faster. */
export function sectionStamp(section: Section, values: Values): string {
  return JSON.stringify(section.fields.map((field) => values[field.key] ?? null));
}

/** Reads one section of the form: an empty field is absent. */
export function parseSection(section: Section, textOf: (key: string) => string) {
  const given: Values = {};
  for (const { key, kind } of section.fields) {
    const text = textOf(key).replaceAll("\r\n", "\n").trim();
    // An unreadable time stays as it is, for the schema to refuse.
    if (text !== "") given[key] = kind === "time" ? (parseInputTime(text)?.toISOString() ?? text) : text;
  }
  const mask = Object.fromEntries(section.fields.map(({ key }) => [key, true])) as { [Key in SettingKey]?: true };
  const parsed = SiteSettings.pick(mask).superRefine(demandWholeSchedule).safeParse(given);
  if (!parsed.success) return { error: parsed.error };
  // A default is no choice: a field that was left empty stays absent.
  const values: Values = Object.fromEntries(Object.entries(parsed.data).filter(([key]) => key in given));
  return { values };
}

function demandWholeSchedule(values: Pick<SiteSettings, "mourningFrom" | "mourningTo">, context: z.RefinementCtx): void {
  const { mourningFrom: from, mourningTo: to } = values;
  const refuse = (key: SettingKey, message: string) => context.addIssue({ code: "custom", path: [key], message });
  if (from && !to) refuse("mourningTo", "请填写变灰结束的时间");
  if (to && !from) refuse("mourningFrom", "请填写变灰开始的时间");
  if (from && to && new Date(to) <= new Date(from)) refuse("mourningTo", "结束时间应晚于开始时间");
}
