import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { LibraryItem } from "#lib/media/item.ts";

/** A picture in small, or the mark of a file. Its name stands beside it, so it says nothing itself. */
export function MediaThumb({ item }: { item: Pick<LibraryItem, "thumb"> }) {
  return (
    <span className="media-thumb">{item.thumb ? <img src={item.thumb} alt="" loading="lazy" decoding="async" /> : <StaffIcon name="article" />}</span>
  );
}
