/**
 * Sanitised HTML with each table in a box that scrolls by itself and that a keyboard can reach.
 * The input left the sanitising door, so a `<table` in it is always an element, never text.
 */
export function scrollingTables(html: string): string {
  return html
    .replaceAll(/<table\b/g, '<div class="scroll-x" role="group" aria-label="表格" tabindex="0"><table')
    .replaceAll("</table>", "</table></div>");
}
