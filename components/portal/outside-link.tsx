/** A partner's name: a link once its address is known, plain text until then. */
export function OutsideLink({ name, url }: { name: string; url: string | null }) {
  return url ? (
    <a href={url} target="_blank" rel="noopener">
      {name}
    </a>
  ) : (
    <span>{name}</span>
  );
}
