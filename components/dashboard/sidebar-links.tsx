"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { StaffIcon, type StaffIconName } from "#components/ui/staff-icon.tsx";

export type SidebarItem = { href: string; label: string; icon: StaffIconName };

/** The navigation of the dashboard; the longest address that begins the current one is the current page. */
export function SidebarLinks({ items }: { items: readonly SidebarItem[] }) {
  const path = usePathname();
  const current = items
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`))
    .reduce<SidebarItem | null>((best, item) => (best && best.href.length >= item.href.length ? best : item), null);
  return (
    <nav className="sidebar-nav" aria-label="主导航">
      {items.map((item) => (
        <Link key={item.href} href={item.href} prefetch={false} title={item.label} aria-current={item === current ? "page" : undefined}>
          <StaffIcon name={item.icon} />
          <span className="label">{item.label}</span>
        </Link>
      ))}
    </nav>
  );
}
