"use client";
import { StaffIcon } from "#components/ui/staff-icon.tsx";

/** Folds the sidebar and remembers it in a cookie, so that the next page comes folded from the server. */
export function SidebarToggle() {
  const toggle = () => {
    const shell = document.querySelector<HTMLElement>(".shell");
    if (!shell) return;
    const folded = shell.dataset.sidebar !== "folded";
    shell.dataset.sidebar = folded ? "folded" : "open";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari.
    document.cookie = `sidebar=${folded ? "folded" : "open"}; path=/dashboard; max-age=31536000; samesite=lax`;
  };
  return (
    <button type="button" className="icon-button" onClick={toggle} aria-label="收起或展开侧栏" title="收起或展开侧栏">
      <StaffIcon name="sidebar" />
    </button>
  );
}
