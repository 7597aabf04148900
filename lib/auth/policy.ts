type Account = { disabledAt: Date | null; demo: boolean; isDemo: boolean };

/** A disabled account never, one of the demonstration only while the database is one. */
export function canSignIn(user: Account): boolean {
  return user.disabledAt === null && (!user.demo || user.isDemo);
}
