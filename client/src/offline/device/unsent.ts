import type { Device } from './open-device.ts'

export interface UnsentDocument {
  readonly documentId: string
  /** Undo steps that the server does not have. */
  readonly changes: number
  readonly since: number
}

/** The documents with changes of the person's own that were not sent, those waiting longest first. */
export async function unsentDocuments(device: Device): Promise<UnsentDocument[]> {
  const found = new Map<string, { steps: Set<string>; since: number }>()
  for (const { document, step, at } of await device.getAll('marks')) {
    const one = found.get(document) ?? { steps: new Set(), since: at }
    one.steps.add(step)
    one.since = Math.min(one.since, at)
    found.set(document, one)
  }
  return [...found]
    .map(([documentId, { steps, since }]) => ({ documentId, changes: steps.size, since }))
    .sort((a, b) => a.since - b.since)
}

/** The documents that have something to tell the server: words that were not sent, or pens to give back. */
export async function documentsToVisit(device: Device): Promise<string[]> {
  const unsent = (await unsentDocuments(device)).map(({ documentId }) => documentId)
  const pens = (await device.getAll('pens')).flatMap((pen) => (pen.sitting === null ? [pen.document] : []))
  return [...new Set([...unsent, ...pens])]
}
