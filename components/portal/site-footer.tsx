import { OutsideLink } from "#components/portal/outside-link.tsx";
import { routes } from "#lib/routes.ts";

type Group = { slug: string; name: string; links: readonly { name: string; url: string | null }[] };
type Props = {
  groups: readonly Group[];
  organizer?: string;
  icp?: string;
  policeRecord?: string;
  siteCode?: string;
  postalAddress?: string;
  postcode?: string;
  phone?: string;
  email?: string;
};

const service = [
  { name: "关于协会", href: routes.about() },
  { name: "联系我们", href: routes.aboutPage("contact") },
  { name: "站点地图", href: routes.sitemap() },
  { name: "无障碍说明", href: routes.accessibility() },
  { name: "隐私政策", href: routes.privacy() },
  { name: "版权声明", href: routes.copyright() },
  { name: "RSS", href: routes.feed() },
  { name: "网站纠错", href: routes.messages() },
];

export function SiteFooter({ groups, ...filing }: Props) {
  return (
    <footer className="site-footer">
      <div className="page">
        <PartnerTabs groups={groups} />
        <ul className="service-links">
          {service.map((item) => (
            <li key={item.href}>
              <a href={item.href}>{item.name}</a>
            </li>
          ))}
        </ul>
        <Filing {...filing} />
      </div>
    </footer>
  );
}

/** Four tabs by radio buttons: they work without JavaScript and by the arrow keys. */
function PartnerTabs({ groups }: { groups: readonly Group[] }) {
  if (groups.length === 0) return null;
  return (
    <section className="partners" aria-label="友情链接">
      <fieldset>
        <legend className="hidden-text">选择链接分组</legend>
        {groups.map((group, at) => (
          <input key={group.slug} type="radio" name="partners" id={`partners-${group.slug}`} className={`tab-${at + 1}`} defaultChecked={at === 0} />
        ))}
        <div className="tab-bar">
          {groups.map((group) => (
            <label key={group.slug} htmlFor={`partners-${group.slug}`}>
              {group.name}
              <small>{group.links.length}</small>
            </label>
          ))}
          <a href={routes.messages()}>留言箱</a>
        </div>
        {groups.map((group, at) => (
          <ul key={group.slug} className={`tab-panel panel-${at + 1}`} aria-label={group.name}>
            {group.links.map((link) => (
              <li key={link.name}>
                <OutsideLink name={link.name} url={link.url} />
              </li>
            ))}
          </ul>
        ))}
      </fieldset>
    </section>
  );
}

/** What the law asks at the foot of a site. An empty setting shows nothing at all. */
function Filing({ organizer, icp, policeRecord, siteCode, postalAddress, postcode, phone, email }: Omit<Props, "groups">) {
  const contact = [
    postalAddress && `地址：${postalAddress}`,
    postcode && `邮编：${postcode}`,
    phone && `电话：${phone}`,
    email && `邮箱：${email}`,
  ].filter(Boolean);
  if (!organizer && !icp && !policeRecord && !siteCode && contact.length === 0) return null;
  return (
    <div className="filing">
      {organizer ? <p>主办单位：{organizer}</p> : null}
      {contact.length > 0 ? (
        <p>
          {contact.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      ) : null}
      {icp || policeRecord || siteCode ? (
        <p>
          {icp ? (
            <a href="https://beian.miit.gov.cn" target="_blank" rel="noopener">
              {icp}
            </a>
          ) : null}
          {policeRecord ? (
            <a href="https://beian.mps.gov.cn" target="_blank" rel="noopener">
              {policeRecord}
            </a>
          ) : null}
          {siteCode ? <span>网站标识码：{siteCode}</span> : null}
        </p>
      ) : null}
    </div>
  );
}
