import { getSettings } from "#lib/settings/public.ts";

/** How to reach the office, as far as it has said so in the settings. */
export async function ContactFacts() {
  const { organizer, postalAddress, postcode, phone, email, wechatName, qqGroup } = await getSettings();
  const facts = [
    ["单位", organizer],
    ["地址", postalAddress],
    ["邮编", postcode],
    ["电话", phone],
    ["邮箱", email],
    ["微信公众号", wechatName],
    ["QQ交流群", qqGroup],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  if (facts.length === 0) return null;
  return (
    <section className="contact-facts">
      <h2>联系方式</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
