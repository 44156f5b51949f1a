/** A letter to one person: plain text, because that is all it has to say. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends mail, where the installation was told how. */
export interface Mailer {
  /** Resolves when the mail server has taken the letter. */
  send(letter: Letter): Promise<void>
}
