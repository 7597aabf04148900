import type { Metadata } from "next";
import { OfficeChoice, OfficeField, OfficeForm } from "#components/dashboard/office-form.tsx";
import { requirePerson } from "#lib/auth/actor.ts";
import { inputTime, minuteLabel } from "#lib/dates.ts";
import { getSettingsToEdit, listPicturesToChoose } from "#lib/settings/dashboard.ts";
import { mourningAt } from "#lib/settings/mourning.ts";
import { type Section, type SettingField, sectionStamp, sections } from "#lib/settings/sections.ts";
import { saveSettingsAction } from "./actions.ts";

export const metadata: Metadata = { title: "设置" };
type Values = Awaited<ReturnType<typeof getSettingsToEdit>>;

export default async function SettingsPage() {
  const person = await requirePerson("settings.edit");
  const [values, pictures] = await Promise.all([getSettingsToEdit(person), listPicturesToChoose(person)]);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>设置</h1>
      </div>
      <p className="muted">没有填的，页面上什么都不显示。保存后公开页面立即更新。</p>
      <nav className="settings-nav" aria-label="设置的分组">
        {sections.map((section) => (
          <a key={section.key} className="chip" href={`#${section.key}`}>
            {section.name}
          </a>
        ))}
      </nav>
      <div className="stack settings-stack">
        {sections.map((section) => (
          <SectionCard key={section.key} section={section} values={values} />
        ))}
      </div>
      <datalist id="pictures">
        {pictures.map((picture) => (
          <option key={picture.path} value={picture.path}>
            {picture.name}
          </option>
        ))}
      </datalist>
    </main>
  );
}

function SectionCard({ section, values }: { section: Section; values: Values }) {
  return (
    <section className="card" id={section.key} aria-labelledby={`${section.key}-name`}>
      <div className="card-head">
        <h2 id={`${section.key}-name`}>{section.name}</h2>
        {section.key === "reading" ? <MourningTag values={values} /> : null}
      </div>
      <OfficeForm action={saveSettingsAction} className="card-body settings-form" label={section.name}>
        {section.hint ? <p className="hint">{section.hint}</p> : null}
        {section.fields.map((field) => (
          <SettingInput key={field.key} field={field} value={values[field.key]} />
        ))}
        <input type="hidden" name="section" value={section.key} />
        <input type="hidden" name="stamp" value={sectionStamp(section, values)} />
        <button type="submit" className="button primary">
          保存{section.name}
        </button>
      </OfficeForm>
    </section>
  );
}

function MourningTag({ values }: { values: Values }) {
  const { grey, until } = mourningAt(values, new Date());
  if (!until) return null;
  return <span className="tag warning">{grey ? `正在变灰，${minuteLabel(until)}恢复` : `${minuteLabel(until)}开始变灰`}</span>;
}

const paragraphs = [
  ["indent", "首行缩进两字"],
  ["gap", "段与段之间空行"],
] as const;

const inputTypes = { line: "text", text: "text", email: "email", url: "url", picture: "text", time: "datetime-local" } as const;

function SettingInput({ field: { key, label, hint, kind }, value }: { field: SettingField; value?: string }) {
  if (kind === "paragraph") return <OfficeChoice name={key} label={label} value={value ?? "indent"} options={paragraphs} />;
  const shown = kind === "time" ? timeOf(value) : value;
  const input = (
    <OfficeField
      name={key}
      label={label}
      hint={hint}
      value={shown}
      type={inputTypes[kind]}
      rows={kind === "text" ? 3 : undefined}
      maxLength={kind === "time" ? undefined : kind === "text" ? 400 : 500}
      list={kind === "picture" ? "pictures" : undefined}
    />
  );
  if (kind !== "picture" || !value) return input;
  return (
    <div className="settings-picture">
      {input}
      <img src={value} alt={`现在的${label}`} />
    </div>
  );
}

function timeOf(stored: string | undefined): string {
  const date = new Date(stored ?? "");
  return Number.isNaN(date.getTime()) ? "" : inputTime(date);
}
