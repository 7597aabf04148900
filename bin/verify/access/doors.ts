import type { Right } from "#lib/people/rights.ts";

/** Whom a door lets through: holders of a right, whoever is signed in, or anybody. */
export type Admits = Right | "signedIn" | "anybody";

/** Addresses behind sign-in, and those by which one signs in, as the build names them. A built address that stands nowhere is a fault. */
export const pageDoors: Readonly<Record<string, Admits>> = {
  "/login": "anybody",
  "/login/forgot": "anybody",
  "/login/second-factor": "anybody",
  "/setup": "anybody",
  "/invitation": "anybody",
  "/reset": "anybody",
  "/dashboard": "dashboard.open",
  "/dashboard/account": "signedIn",
  "/dashboard/account/second-factor": "signedIn",
  "/dashboard/articles": "article.read",
  "/dashboard/articles/[id]": "article.read",
  "/dashboard/articles/[id]/history": "article.read",
  "/dashboard/articles/[id]/review": "article.read",
  "/dashboard/articles/[id]/preview": "article.preview",
  "/dashboard/articles/trash": "article.trash",
  "/dashboard/home": "home.arrange",
  "/dashboard/home/preview": "home.arrange",
  "/dashboard/channels": "channel.arrange",
  "/dashboard/navigation": "channel.arrange",
  "/dashboard/pages": "page.edit",
  "/dashboard/pages/[id]": "page.edit",
  "/dashboard/links": "link.edit",
  "/dashboard/log": "log.read",
  "/dashboard/media": "media.read",
  "/dashboard/media/[id]": "media.read",
  "/dashboard/outbox": "outbox.read",
  "/dashboard/settings": "settings.edit",
  "/dashboard/sources": "source.edit",
  "/dashboard/terms": "term.edit",
  "/dashboard/users": "user.manage",
  "/dashboard/users/[id]": "user.manage",
};

/** Pages that the server entry answers itself, before Next. */
export const entryDoors: Readonly<Record<string, Admits>> = {
  "/dashboard/articles/[id]/preview/page": "article.preview",
  "/preview/[token]": "anybody",
};

/** Route handlers: which method, and whom it lets through. */
export const handlerDoors: Readonly<Record<string, Readonly<Record<string, Admits>>>> = {
  "/login/enter": { POST: "anybody" },
  "/login/code": { POST: "anybody" },
  "/login/leave": { POST: "anybody" },
  "/login/outside": { POST: "anybody" },
  "/login/outside/unknown": { GET: "anybody" },
  "/login/forgot/send": { POST: "anybody" },
  "/setup/[token]": { GET: "anybody" },
  "/setup/finish": { POST: "anybody" },
  "/invitation/[token]": { GET: "anybody" },
  "/invitation/finish": { POST: "anybody" },
  "/reset/[token]": { GET: "anybody" },
  "/reset/finish": { POST: "anybody" },
  "/api/auth/callback/[provider]": { GET: "anybody" },
  "/api/articles/[id]/checks": { GET: "article.read", POST: "article.write", DELETE: "article.write" },
  "/api/articles/[id]/draft": { GET: "article.read", PUT: "article.write" },
  "/api/articles/[id]/presence": { POST: "article.read" },
  "/api/articles/[id]/preview-links": { GET: "article.preview" },
  "/api/articles/[id]/revisions": { GET: "article.read" },
  "/api/commands": { GET: "dashboard.open" },
  "/api/media": { GET: "media.read" },
  "/api/media/[id]": { GET: "media.read" },
  "/api/uploads": { POST: "media.upload" },
  "/api/uploads/fetch": { POST: "media.upload" },
  "/dashboard/account/outside": { POST: "anybody" },
  "/dashboard/account/password": { POST: "anybody" },
  "/dashboard/articles/export": { GET: "article.read" },
  "/dashboard/media/upload": { POST: "media.upload" },
  "/dashboard/log/export": { GET: "log.read" },
};
