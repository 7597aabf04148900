import {
  ArrowLeft,
  Bell,
  Calendar,
  Check,
  ChevronDown,
  ExternalLink,
  Eye,
  FileText,
  GripVertical,
  type IconNode,
  Image,
  KeyRound,
  LayoutDashboard,
  LayoutTemplate,
  Link,
  LogOut,
  Mail,
  Network,
  Newspaper,
  PanelLeft,
  Plus,
  ScrollText,
  Search,
  Settings,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
  Users,
  X,
} from "lucide";

const icons = {
  back: ArrowLeft,
  bell: Bell,
  calendar: Calendar,
  check: Check,
  down: ChevronDown,
  external: ExternalLink,
  eye: Eye,
  article: FileText,
  grip: GripVertical,
  image: Image,
  key: KeyRound,
  workbench: LayoutDashboard,
  home: LayoutTemplate,
  link: Link,
  leave: LogOut,
  mail: Mail,
  channels: Network,
  sidebar: PanelLeft,
  plus: Plus,
  log: ScrollText,
  search: Search,
  source: Newspaper,
  settings: Settings,
  trash: Trash2,
  alert: TriangleAlert,
  undo: Undo2,
  upload: Upload,
  users: Users,
  close: X,
} satisfies Record<string, IconNode>;
export type StaffIconName = keyof typeof icons;

/** A decorative icon of the dashboard; the words beside it or the label of its control name it. */
export function StaffIcon({ name }: { name: StaffIconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map(([Tag, attributes]) => (
        <Tag key={JSON.stringify(attributes)} {...attributes} />
      ))}
    </svg>
  );
}
