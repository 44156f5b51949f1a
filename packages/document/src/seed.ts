import type { PageFields } from '@commonplace/domain'
import * as Y from 'yjs'
import { withBlockIds } from './block-ids.ts'
import type { DocNode } from './json.ts'
import { childrenOf } from './json.ts'
import { writeMeta } from './meta.ts'
import { bodyOf, toY } from './y.ts'

export interface Seed {
  readonly json: DocNode
  readonly fields?: Partial<PageFields>
  /** Who is said to have written it, for Yjs: 1 to 2^32 - 1. The same number and content give the same bytes. Default 1. */
  readonly clientId?: number
}

/** The Yjs update (version 1) that makes an empty document into this one, with ids on its blocks so that no editor has to add them. */
export function seedUpdate({ json, fields = {}, clientId = 1 }: Seed): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() => {
    writeMeta(doc, fields)
    bodyOf(doc).insert(0, childrenOf(withBlockIds(json, clientId)).map(toY))
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
