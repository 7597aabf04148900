import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,

  reactStrictMode: true,
  images: { unoptimized: true },
  // Metadata must stand in <head> as bytes: streamed metadata is moved there by script, and documents hold none.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["postgres", "pino"],
  typescript: { ignoreBuildErrors: false },
};

export default config;
