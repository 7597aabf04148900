import type { ReactNode } from "react";
import "#app/globals.css";

/** A page of the newsroom that looks as readers will see it. */
export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children;
}
