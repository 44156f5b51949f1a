import { applyJson, type DocNode, readBody, unpackOrigins } from '@commonplace/document'
import type { Carried, DocumentId, MemberId } from '@commonplace/domain'
import type * as Y from 'yjs'
import type { Services } from '../../ports/use-case.ts'
import type { VersionBody } from '../../ports/versions.ts'
import { carriedFrom, clocksOf } from './carry-old.ts'
import { editDocument } from './edit-document.ts'
import { sectionBack } from './section-back.ts'

/**
 * Makes a live text, or one section of it, read as an older state: the fewest edits on top of what stands at that moment. Gives which of
 * the words that came back are whose, to be kept with the version that this makes.
 */
export async function bringBack(
  { documents }: Services,
  id: DocumentId,
  by: MemberId,
  old: VersionBody,
  json: DocNode,
  section: string | undefined,
  also: (doc: Y.Doc) => void,
): Promise<readonly Carried[]> {
  const written = unpackOrigins(old.authorship.written)
  return editDocument(documents, id, by, (doc) => {
    const before = clocksOf(doc)
    const { json: target, origins } =
      section === undefined ? { json, origins: written } : sectionBack(readBody(doc), json, section, written)
    applyJson(doc, target, null)
    also(doc)
    return carriedFrom(doc, before, origins)
  })
}
