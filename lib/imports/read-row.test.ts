import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";

const bytes = (value: string) => new TextEncoder().encode(value);
const options = { channelNames: [] };

test("an article in parts keeps its parts and gets its punctuation back", () => {
  const page = {
    breadcrumb: { items: ["首页", "资讯中心"] },
    article: {
      title: "园区简报",
      source: "园区日报",
      publishedAt: "2018-08-22T11:41:00+08:00",
      clicks: 1101,
      paragraphs: ["税收82.97亿元,同比增长33.7%;其中", "A & B"],
    },
  };
  expect(readFile(bytes(JSON.stringify(page)), "page.json", options)).toMatchObject([
    {
      row: null,
      reading: {
        title: "园区简报",
        source: "园区日报",
        clicks: 1101,
        publishedAt: "2018-08-22T03:41:00.000Z",
        hasTime: true,
        breadcrumb: ["首页", "资讯中心"],
        html: "<p>税收82.97亿元，同比增长33.7%；其中</p>\n<p>A &amp; B</p>",
      },
    },
  ]);
});

test("rows of text are read one by one; a broken row does not stop the others", () => {
  const text =
    "当前位置:首页 > 最新动态\n园区与学校签约\n编辑日期:2024-03-05   作者:admin   来源:园区协会   点击次数:91\n根据协议,双方将在人才培养、实习实训等方面开展合作,每年联合培养学员五百名。";
  const items = readFile(
    bytes(
      `${JSON.stringify({ title: "园区与学校签约", url: "http://a.example/show.php?id=3", text })}\n{"broken"\n\n${JSON.stringify({ note: "nothing" })}\n`,
    ),
    "rows.jsonl",
    options,
  );
  expect(items).toMatchObject([
    {
      row: 1,
      reading: {
        title: "园区与学校签约",
        source: "园区协会",
        author: "admin",
        clicks: 91,
        breadcrumb: ["首页", "最新动态"],
        address: "http://a.example/show.php?id=3",
      },
    },
    { row: 2, fault: { cause: "这一行不是 JSON 对象" } },
    { row: 4, fault: { cause: "这一行没有 text、html 或 article 字段" } },
  ]);
});
