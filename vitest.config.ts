import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)) };
const folders = "{app,bin,components,db,lib}";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "pure", include: [`${folders}/**/*.test.{ts,tsx}`], exclude: ["**/*.db.test.ts", "**/node_modules/**"], testTimeout: 30_000 },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: [`${folders}/**/*.db.test.ts`],
          globalSetup: "bin/testing/template-database.ts",
          setupFiles: "bin/testing/own-database.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
