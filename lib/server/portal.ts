import type http from "node:http";
import { findSession } from "#lib/auth/session.ts";
import { Epochs } from "#lib/documents/epochs.ts";
import { OldAddresses } from "#lib/documents/old-addresses.ts";
import { Renderer } from "#lib/documents/renderer.ts";
import { Responder } from "#lib/documents/responding.ts";
import { MemoryShelf } from "#lib/documents/shelf.ts";
import { DocumentStore } from "#lib/documents/store.ts";
import type { Target } from "#lib/documents/target.ts";
import type { Env } from "#lib/env.ts";
import { JobRunner } from "#lib/jobs/runner.ts";
import { log } from "#lib/log.ts";
import { findDownloadName } from "#lib/media/download-name.ts";
import { AppRoutes, clientComponents } from "#lib/server/app-routes.ts";
import { DocumentsDoor } from "#lib/server/documents-door.ts";
import { createEntry, type Inside } from "#lib/server/entry.ts";
import { FaultResponder } from "#lib/server/fault-page.ts";
import { FilesDoor } from "#lib/server/files-door.ts";
import { createOuterServer } from "#lib/server/listen.ts";
import { createMetrics } from "#lib/server/metrics.ts";
import { type NextApp, openNext } from "#lib/server/next-app.ts";
import { OperatorDoor } from "#lib/server/operator-door.ts";
import { PreviewDoor } from "#lib/server/preview-door.ts";
import { securityHeaders } from "#lib/server/security-headers.ts";
import { StaticFiles } from "#lib/server/static-files.ts";
import { throttled } from "#lib/server/throttled.ts";
import { ViewBuffer } from "#lib/views/buffer.ts";
import { ViewsDoor } from "#lib/views/door.ts";
import { ViewNumbers } from "#lib/views/numbers.ts";
import { DailySalts } from "#lib/views/salts.ts";
import { Spool } from "#lib/views/spool.ts";
import { forgetOld, writeBatch } from "#lib/views/write-batch.ts";

type Settings = Env & { DATABASE_URL: string };
export type PortalOptions = {
  root: string;
  env: Settings;
  dev: boolean;
  /** False: every page is rendered by Next on each request, to be measured against. */
  store: boolean;
};
export type Portal = {
  server: http.Server;
  /** Resolves when pages can be made. */
  opened: Promise<void>;
  close(): Promise<void>;
};

const shelfBytes = 256 * 1024 * 1024;
const drainMs = 8_000;
const hourMs = 3_600_000;

/** Puts the server together: counting, documents, files, and Next behind them. */
export function createPortal({ root, env, dev, store: withStore }: PortalOptions): Portal {
  const headers = securityHeaders(env.APP_URL, dev || !withStore);
  const faults = new FaultResponder(headers);
  const trusted = new Set(env.TRUSTED_PROXIES);
  const reportPage = throttled((message, keptBack) => log.error({ keptBack }, `a page could not be made: ${message}`));
  const reportViews = throttled((message, keptBack) => log.error({ keptBack }, message));

  const epochs = new Epochs(env.DATABASE_URL);
  const shelf = new MemoryShelf(shelfBytes);
  const numbers = new ViewNumbers(epochs);
  const salts = new DailySalts();
  const buffer = new ViewBuffer({
    write: writeBatch,
    spool: new Spool(env.DATA_DIR),
    onTotals: (totals) => numbers.learn(totals),
    report: reportViews,
  });
  const forgetting = setInterval(() => void forgetOld().catch(() => {}), hourMs);
  forgetting.unref();
  const jobs = new JobRunner(env.DATABASE_URL);

  let app: NextApp | null = null;
  let inside: Inside | null = null;
  let renderer: Renderer | null = null;
  let previewer: Renderer | null = null;
  let stopping = false;
  const askRenderer: Pick<Renderer, "render"> = {
    render: (address, lane) => (renderer ? renderer.render(address, lane) : Promise.reject(new Error("the server is starting"))),
  };
  /** Numbers of articles are easily made up; asking the database is cheaper than rendering a page for each. */
  const exists = async (target: Target) =>
    target.params.id === undefined || target.status !== undefined || (await numbers.total(Number(target.params.id)).catch(() => 0)) !== null;
  const store = new DocumentStore({ epochs, renderer: askRenderer, shelf, exists, report: reportPage });
  epochs.onChange((changed) => {
    if (changed === "all") shelf.clear();
  });

  const operator = new OperatorDoor({
    securityHeaders: headers,
    ready: () => inside !== null && !stopping,
    healthy: () => epochs.confirmed,
    metrics: createMetrics({ store, shelf, renderer: () => renderer, buffer, healthy: () => epochs.confirmed }),
    token: env.METRICS_TOKEN,
  });
  const views = new ViewsDoor({ numbers, buffer, salts, securityHeaders: headers, appUrl: env.APP_URL, trusted });
  const files = new FilesDoor({ dataDir: env.DATA_DIR, faults, securityHeaders: headers, findName: findDownloadName });
  const previews = new PreviewDoor({ renderer: () => previewer, faults, securityHeaders: headers });
  const entry = createEntry({
    faults,
    operator,
    views,
    files,
    previews,
    isSignedIn: async (cookieHeader) => (await findSession(cookieHeader)) !== null,
    securityHeaders: headers,
    appUrl: env.APP_URL,
    trusted,
    strict: !dev && withStore,
    inside: () => inside,
  });
  const handle: http.RequestListener = (request, response) => {
    if (stopping) response.shouldKeepAlive = false;
    entry(request, response);
  };
  const server = createOuterServer(handle, faults, () => (dev ? (app?.upgrade ?? null) : null));
  epochs.start();
  salts.refresh().catch(() => {});
  // Loaded only where mail can be sent: most of its start-up is the library.
  const mail = env.SMTP_URL ? import("#lib/mail/send-mails.ts").then(({ startSendingMails }) => startSendingMails()) : null;

  async function open(): Promise<void> {
    app = await openNext(root, dev);
    if (!stopping) jobs.start();
    // Its own lanes: whoever looks at drafts keeps no reader waiting. The development server compiles first.
    previewer = new Renderer(app.socketPath, env.APP_URL, dev ? 60_000 : undefined);
    if (dev || !withStore) {
      inside = { next: app.handle, documents: null, files: null, routes: null };
      return;
    }
    for (const { page, file } of clientComponents(root))
      log.error({ page, file }, "a public page holds a client component; its script is stripped and it will not work");
    renderer = new Renderer(app.socketPath, env.APP_URL);
    const responder = new Responder({ securityHeaders: headers, onGrowth: (document) => shelf.grew(document) });
    const documents = new DocumentsDoor({
      store,
      epochs,
      responder,
      oldAddresses: new OldAddresses(),
      faults,
      securityHeaders: headers,
      secure: env.APP_URL.startsWith("https://"),
    });
    inside = { next: app.handle, documents, files: new StaticFiles(root, headers), routes: new AppRoutes(root) };
  }

  async function close(): Promise<void> {
    stopping = true;
    const jobsEnded = jobs.stop();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainMs))]);
    clearInterval(sweep);
    server.closeAllConnections();
    await buffer.close();
    renderer?.close();
    previewer?.close();
    await (await mail)?.();
    await Promise.all([epochs.stop(), app?.close(), jobsEnded]);
  }

  return { server, opened: open(), close };
}
