import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

// Nothing is rendered while building: the build has no database.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { formatDetection: { telephone: false, address: false, email: false }, icons: "/favicon.svg" };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark", themeColor: "#A8281E" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-Hans" data-mode="standard" data-size="18" data-contrast="normal">
      <body>{children}</body>
    </html>
  );
}
