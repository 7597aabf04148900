const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

export function heading(text: string): string {
  return `<h2>${escapeHtml(text)}</h2>`;
}

export function quote(paragraphs: readonly string[]): string {
  return `<blockquote>${paragraphs.map(paragraph).join("")}</blockquote>`;
}

/** Plain text, a link inside the site, or words that must not break inside. */
export type Cell = string | number | { text: string; href: string } | { whole: readonly string[] };

function cell(content: Cell): string {
  if (typeof content === "object" && "whole" in content) return content.whole.map((word) => `<span class="nb">${escapeHtml(word)}</span>`).join("、");
  if (typeof content === "object") return `<a href="${escapeHtml(content.href)}">${escapeHtml(content.text)}</a>`;
  return escapeHtml(String(content));
}

/** The first cell of a row is its heading. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
  const body = rows.map(
    ([first = "", ...rest]) => `<tr><th scope="row">${cell(first)}</th>${rest.map((one) => `<td>${cell(one)}</td>`).join("")}</tr>`,
  );
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
