import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StoredHtml } from "#components/ui/stored-html.tsx";
import { tags } from "#lib/documents/tags.ts";
import type { NavigationKey } from "#lib/navigation/built-in.ts";
import { getPage, listPages } from "#lib/pages/public.ts";
import { routes } from "#lib/routes.ts";
import { ContactFacts } from "./contact-facts.tsx";
import { pageMetadata } from "./page-metadata.ts";
import { PortalPage } from "./portal-page.tsx";

const sections = {
  services: { name: "协会服务", href: routes.services(), hrefOf: routes.service, current: "services" },
  about: { name: "中国开发区协会", href: routes.about(), hrefOf: routes.aboutPage, current: "about" },
} as const;
type Section = keyof typeof sections;

export async function sectionPageMetadata(section: Section, slug: string): Promise<Metadata> {
  const page = await getPage(section, slug);
  if (!page) return {};
  const facts = { column: { name: sections[section].name, type: "概况信息" } };
  return pageMetadata({ title: page.title, description: page.summary, path: sections[section].hrefOf(slug), facts });
}

/** A page of 协会服务 or 中国开发区协会, with its neighbours as tabs. */
export async function SectionPage({ section, slug }: { section: Section; slug: string }) {
  const [page, siblings] = await Promise.all([getPage(section, slug), listPages(section)]);
  if (!page) notFound();
  const { name, href, hrefOf, current } = sections[section];
  const shown = siblings.map((sibling) => tags.page(section, sibling.slug));
  return (
    <PortalPage
      current={current}
      crumbs={[
        { name, href },
        { name: page.title, href: hrefOf(slug) },
      ]}
      tags={shown}
    >
      <header className="page-head">
        <h1>{page.title}</h1>
        {page.summary ? <p>{page.summary}</p> : null}
      </header>
      <ul className="tabs" aria-label={name}>
        {siblings.map((sibling) => (
          <li key={sibling.slug}>
            <a href={hrefOf(sibling.slug)} aria-current={sibling.slug === slug ? "page" : undefined}>
              {sibling.title}
            </a>
          </li>
        ))}
      </ul>
      <PageBody html={page.html} complete={page.complete} />
      {slug === "contact" ? <ContactFacts /> : null}
    </PortalPage>
  );
}

/** The list of a section's pages. */
export async function SectionIndex({ section }: { section: Section }) {
  const pages = await listPages(section);
  const { name, href, hrefOf, current } = sections[section];
  return (
    <PortalPage current={current} crumbs={[{ name, href }]} tags={pages.map((page) => tags.page(section, page.slug))}>
      <header className="page-head">
        <h1>{name}</h1>
      </header>
      <ul className="page-index">
        {pages.map((page) => (
          <li key={page.slug}>
            <h2>
              <a href={hrefOf(page.slug)}>{page.title}</a>
              {page.complete ? null : <span className="tag">待完善</span>}
            </h2>
            <p>{page.summary}</p>
          </li>
        ))}
      </ul>
    </PortalPage>
  );
}

export async function sitePageMetadata(slug: string): Promise<Metadata> {
  const page = await getPage("site", slug);
  return page ? pageMetadata({ title: page.title, description: page.summary, path: `/${slug}` }) : {};
}

/** A page of the site itself: statements, 投稿须知, 留言办法, the magazine. */
export async function SitePage({ slug, current = null }: { slug: string; current?: NavigationKey | null }) {
  const page = await getPage("site", slug);
  if (!page) notFound();
  return (
    <PortalPage current={current} crumbs={[{ name: page.title, href: `/${slug}` }]} tags={[tags.page("site", slug)]}>
      <header className="page-head">
        <h1>{page.title}</h1>
        {page.summary ? <p>{page.summary}</p> : null}
      </header>
      <PageBody html={page.html} complete={page.complete} />
      {slug === "submit" || slug === "messages" ? <ContactFacts /> : null}
    </PortalPage>
  );
}

function PageBody({ html, complete }: { html: string; complete: boolean }) {
  return (
    <>
      {complete ? null : <p className="incomplete">本页内容待完善，由协会秘书处补充。</p>}
      <StoredHtml html={html} className="prose-zh page-prose" />
    </>
  );
}
