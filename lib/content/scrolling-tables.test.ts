import { expect, test } from "vitest";
import { sanitize } from "./sanitize.ts";
import { scrollingTables } from "./scrolling-tables.ts";

test("each table gets a box that a keyboard can reach, words that look like one do not", () => {
  const html = scrollingTables(sanitize("<p>&lt;table&gt; 是标记</p><table><tr><td>甲</td></tr></table>"));
  expect(html.match(/<div class="scroll-x"/g)).toHaveLength(1);
  expect(html).toContain('tabindex="0"><table');
  expect(html).toContain("</table></div>");
  expect(html).toContain("&lt;table&gt; 是标记");
});
