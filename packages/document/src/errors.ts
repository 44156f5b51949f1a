// What a document can refuse. The message is a sentence for people; whoever speaks HTTP turns it into a refusal.

/** The document holds content of a newer version: changing it here would destroy that content, so nothing was changed. */
export class UnknownContentError extends Error {
  readonly content: string
  constructor(content: string) {
    super(
      `This page holds “${content}”, which this version does not know. Nothing was changed: open it with a newer version.`,
    )
    this.name = 'UnknownContentError'
    this.content = content
  }
}

/** The document is nested beyond what anything can show. */
export class TooDeepError extends Error {
  constructor() {
    super('This text is nested too deeply. Bring it in with fewer levels of lists and quotes.')
    this.name = 'TooDeepError'
  }
}

/** The data is no document: its blocks stand where none may. */
export class InvalidDocumentError extends Error {
  readonly detail: string
  constructor(detail: string) {
    super(`This is not a document that can be kept: ${detail}`)
    this.detail = detail
    this.name = 'InvalidDocumentError'
  }
}
