import { startInstance } from "#bin/instance.ts";

/** A site of its own for the browser tests; PORTAL_URL names another one to use instead. */
export default async function setup() {
  if (process.env.PORTAL_URL) return;
  const instance = await startInstance();
  process.env.PORTAL_URL = instance.url;
  return () => instance.stop();
}
