import { scrollingTables } from "#lib/content/scrolling-tables.ts";

/** HTML that left the sanitising door when it was saved; nothing else may be given here. */
export function StoredHtml({ html, className = "prose-zh", lang }: { html: string; className?: string; lang?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on save, the only stored form
  return <div className={className} lang={lang} dangerouslySetInnerHTML={{ __html: scrollingTables(html) }} />;
}
