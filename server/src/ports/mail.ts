/** A letter to one person: plain text, and the same as simple HTML where there is more to see than words. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Where one click ends letters like it (RFC 8058). */
  readonly unsubscribe?: string
}

/** Sends mail, where the installation was told how. */
export interface Mailer {
  /** Resolves when the mail server has taken the letter; rejects once `signal` says that nobody waits for it any more. */
  send(letter: Letter, signal?: AbortSignal): Promise<void>
}
