"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";

const orders = {
  addRowBefore: "上方插入行",
  addRowAfter: "下方插入行",
  addColumnBefore: "左侧插入列",
  addColumnAfter: "右侧插入列",
  mergeCells: "合并单元格",
  splitCell: "拆分单元格",
  toggleHeaderRow: "首行作表头",
  toggleHeaderColumn: "首列作表头",
  deleteRow: "删除行",
  deleteColumn: "删除列",
  deleteTable: "删除表格",
} as const;
type Order = keyof typeof orders;

/** What can be done to the table in which the cursor stands; absent elsewhere. */
export function TableTools({ editor }: { editor: Editor }) {
  const isInside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("table") });
  if (!isInside) return null;
  const run = (order: Order) => editor.chain().focus()[order]().run();
  return (
    <select className="input small block-kind" aria-label="表格操作" value="" onChange={(event) => run(event.target.value as Order)}>
      <option value="" disabled>
        表格操作
      </option>
      {(Object.keys(orders) as Order[]).map((order) => (
        <option key={order} value={order}>
          {orders[order]}
        </option>
      ))}
    </select>
  );
}
