import { StoredHtml } from "#components/ui/stored-html.tsx";

type Figure = { indicator: string; value: string; unit: string; change: string | null; period: string; zoneName: string | null };
type Attachment = { id: number; name: string; url: string; mediaType: string | null; bytes: number | null };
type Props = { html: string; figures: readonly Figure[]; attachments: readonly Attachment[] };

/** The words as they left the sanitising door, then the confirmed figures and the attachments. */
export function ArticleBody({ html, figures, attachments }: Props) {
  return (
    <>
      <StoredHtml html={html} />
      {figures.length > 0 ? <FigureTable figures={figures} /> : null}
      {attachments.length > 0 ? <Attachments attachments={attachments} /> : null}
    </>
  );
}

function FigureTable({ figures }: { figures: readonly Figure[] }) {
  const first = figures[0];
  return (
    <section className="article-part">
      <h2 id="figures">文中数据</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="scroll-x" role="region" aria-labelledby="figures" tabIndex={0}>
        <table className="ruled">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="number">
                数值
              </th>
              <th scope="col">单位</th>
              <th scope="col">增长与占比</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.indicator}>
                <th scope="row">{figure.indicator}</th>
                <td className="number">{figure.value}</td>
                <td>{figure.unit}</td>
                <td>{figure.change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">
        {first?.zoneName ? `${first.zoneName}，` : ""}
        {first?.period}，摘自本文。
      </p>
    </section>
  );
}

function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <section className="article-part">
      <h2>附件</h2>
      <ul className="rows">
        {attachments.map((file) => (
          <li key={file.id}>
            <a href={file.url} rel="noopener">
              {file.name}
            </a>
            <span>{[file.mediaType, file.bytes ? fileSize(file.bytes) : null].filter(Boolean).join("，")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fileSize(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
