/** Answers that may be remembered at the same time. */
const MOST = 1_000
/** Characters of a question; nobody honest asks a longer one. */
const LONGEST_QUESTION = 2_000
/** Milliseconds after which an answer is asked for again all the same: it may depend on the time. */
const LONGEST = 1_000

/**
 * Answers of the store, for as long as nothing is written to it: a hall full of people who come back at once ask the same few things. What
 * is remembered is never older than the last write, by whichever process, so nothing that was taken away is given once more.
 */
export class Remembered {
  readonly #mark: () => number | null
  readonly #now: () => number
  readonly #answers = new Map<string, Promise<unknown>>()
  #at: number | null = null
  #since = 0

  /** `mark` gives the same number only while nothing was written; null when that cannot be known, and then nothing is remembered. */
  constructor(mark: () => number | null, now: () => number) {
    this.#mark = mark
    this.#now = now
  }

  async of<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const mark = this.#mark()
    if (mark === null || question.length > LONGEST_QUESTION) return ask()
    const now = this.#now()
    if (mark !== this.#at || now - this.#since >= LONGEST || this.#answers.size >= MOST) {
      this.#answers.clear()
      this.#at = mark
      this.#since = now
    }
    const known = this.#answers.get(question)
    if (known) return known as Promise<T>
    const answer = ask()
    this.#answers.set(question, answer)
    // What went wrong is not an answer.
    answer.catch(() => this.#answers.delete(question))
    return answer
  }
}
