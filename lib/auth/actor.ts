import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { findSession, type SignedIn } from "#lib/auth/session.ts";
import type { Person } from "#lib/people/person.ts";
import { may, type Right } from "#lib/people/rights.ts";
import { routes } from "#lib/routes.ts";

/** The session of this request, asked once. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => findSession((await headers()).get("cookie") ?? ""));

/** For pages and actions: leads strangers to the sign-in page, and answers "not found" without the right. */
export async function requirePerson(right?: Right): Promise<Person> {
  const { person, mustEnrol } = await requireSignedIn();
  if (mustEnrol) redirect(routes.secondFactor());
  if (right && !may(person, right)) notFound();
  return person;
}

/** For the few pages that are open before the second factor is set up. */
export async function requireSignedIn(): Promise<SignedIn> {
  return (await getSignedIn()) ?? redirect(routes.login());
}
