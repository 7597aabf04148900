import { startInstance } from "#bin/instance.ts";

/** Workers read the configuration again and find the address in their environment; E2E_URL given from outside is used as it is. */
export default async function setup() {
  if (process.env.E2E_URL) return;
  const instance = await startInstance();
  process.env.E2E_URL = instance.url;
  return instance.stop;
}
