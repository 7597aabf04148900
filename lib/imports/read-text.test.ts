import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const options = { channelNames: ["国家级开发区动态"] };
const prose = ["会议回顾了前三个月的建设进度,部署下一阶段的重点任务。", "截至九月底,园区共有登记企业213家,完成工业产值46.3亿元。"];

test("bare text of a page: trail without its last separator, facts, body, and the names of links below it", () => {
  const text = [
    "打开菜单",
    "首页",
    "资讯中心",
    "投稿",
    "当前位置:首页> 资讯中心 国家级开发区动态",
    "园区召开季度工作会议",
    "来源:市政府网 发布时间:2018年08月22日 11:41 点击量:1101 字体 分享",
    ...prose,
    "政府部门",
    "行业协会",
    "发展研究中心",
    "统计局",
    "友情链接",
  ].join("\n");
  expect(readText(text, options)).toMatchObject({
    title: "园区召开季度工作会议",
    source: "市政府网",
    publishedAt: "2018-08-22T03:41:00.000Z",
    clicks: 1101,
    breadcrumb: ["首页", "资讯中心", "国家级开发区动态"],
    html: "<p>会议回顾了前三个月的建设进度，部署下一阶段的重点任务。</p>\n<p>截至九月底，园区共有登记企业213家，完成工业产值46.3亿元。</p>",
  });
});

test("a signature and its date stay, the tools below go", () => {
  const text = ["园区工作通知", "2018-08-22 11:41 来源：园区日报", ...prose, "园区管理委员会", "2018年8月20日", "打印", "关闭", "网站地图"].join(
    "\n",
  );
  expect(readText(text, options).html).toMatch(/<p>园区管理委员会<\/p>\n<p>2018年8月20日<\/p>$/);
});

test("a page whose line breaks were lost is unfolded", () => {
  const text = `园区开展安全生产检查 2012-09-04 14:39 来源：园区日报 编辑：文溪 0 近日，园区联合多个部门对四十六家企业进行防火、防爆等安全生产大检查，${"发现的问题都已限期整改，".repeat(6)}检查还将继续。（作者：林知远）`;
  expect(readText(text, options)).toMatchObject({
    title: "园区开展安全生产检查",
    source: "园区日报",
    publishedAt: "2012-09-04T06:39:00.000Z",
    editor: "文溪",
    author: "林知远",
  });
});
