import type { ReactNode } from "react";
import "#app/globals.css";

/** The public site has its own sheet; the dashboard brings another. */
export default function PortalLayout({ children }: { children: ReactNode }) {
  return children;
}
