import { ArticleRows } from "#components/portal/article-rows.tsx";
import { SectionHead } from "#components/portal/section-head.tsx";
import { dayLabel, machineTime } from "#lib/dates.ts";
import { routes } from "#lib/routes.ts";

type Item = { id: number; title: string; summary: string; publishedAt: Date };

/** A block of the home page: one lead with two lines, then five plain rows. */
export function LeadBlock({ title, href, articles }: { title: string; href: string; articles: readonly Item[] }) {
  const [lead, ...rest] = articles;
  return (
    <section className="half">
      <SectionHead title={title} more={{ name: "更多", href }} />
      {lead ? (
        <div className="lead-item">
          <h3>
            <a href={routes.article(lead.id)}>{lead.title}</a>
          </h3>
          <p>{lead.summary}</p>
          <time dateTime={machineTime(lead.publishedAt)}>{dayLabel(lead.publishedAt)}</time>
        </div>
      ) : null}
      {lead && rest.length === 0 ? null : <ArticleRows articles={rest} />}
    </section>
  );
}
