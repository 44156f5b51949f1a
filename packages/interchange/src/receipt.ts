// What came of an import, in words a person can act on. Nothing that was left out is left out silently.

export interface Trouble {
  /** The file or post it is about. */
  readonly where: string
  readonly what: string
}

export interface ImportNotes {
  /** Files and posts of which nothing, or not everything, could be brought in. */
  readonly skipped: Trouble[]
  /** Brought in, with something the reader should know. */
  readonly remarks: Trouble[]
  /** Links that look local and lead nowhere. */
  readonly unresolved: Trouble[]
  /** Pictures that are named and are not there, or are of a kind that is not kept. */
  readonly missingPictures: Trouble[]
  linksResolved: number
}

export function emptyNotes(): ImportNotes {
  return { skipped: [], remarks: [], unresolved: [], missingPictures: [], linksResolved: 0 }
}
