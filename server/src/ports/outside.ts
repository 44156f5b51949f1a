/** What came of telling another program something. */
export interface Posted {
  /** What it answered; null where nobody did. */
  readonly status: number | null
  /** Why it did not go well, in words; empty where it did. */
  readonly said: string
}

/** Tells another program something at the address that somebody named; given up once `signal` says so. Never throws. */
export type Post = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Posted>
