/** What the shell is told: 0 done, 1 failed, 2 asked the wrong way, 3 done in part. */
export const EXIT = { done: 0, failed: 1, usage: 2, partly: 3 } as const

/** A reason to stop that is told as it is, without a trace: the sentence says what to do. */
export class Failure extends Error {
  readonly exit: number

  constructor(sentence: string, exit: number = EXIT.failed) {
    super(sentence)
    this.name = 'Failure'
    this.exit = exit
  }
}
