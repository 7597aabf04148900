import { Bookmark, ChevronLeft, ChevronRight, type IconNode, Menu, Printer, Search, Share2, Volume2, X } from "lucide";

const icons = {
  bookmark: Bookmark,
  left: ChevronLeft,
  right: ChevronRight,
  menu: Menu,
  print: Printer,
  search: Search,
  share: Share2,
  listen: Volume2,
  close: X,
} satisfies Record<string, IconNode>;
export type IconName = keyof typeof icons;

/** A decorative icon; the words beside it or the label of its control name it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map(([Tag, attributes]) => (
        <Tag key={JSON.stringify(attributes)} {...attributes} />
      ))}
    </svg>
  );
}
