type Props = { title: string; more?: { name: string; href: string }; plain?: boolean; note?: string; id?: string };

/** A cinnabar rule, a title, and where there is more of it. `plain` is the thin ink rule of a rail. */
export function SectionHead({ title, more, plain, note, id }: Props) {
  return (
    <div className={plain ? "section-head plain" : "section-head"}>
      <h2 id={id}>{title}</h2>
      {note ? <small>{note}</small> : null}
      {more ? (
        <a href={more.href}>
          {more.name}
          {more.name === "更多" ? <span className="hidden-text">：{title}</span> : null}
        </a>
      ) : null}
    </div>
  );
}
