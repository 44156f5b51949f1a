import { seededRandom } from '@commonplace/kit'
import { childrenOf, type DocNode } from './json.ts'

/** The blocks that have an id which stays with them: what comments, diffs and drag handles hold on to. */
export const BLOCKS_WITH_ID: readonly string[] = [
  'paragraph',
  'heading',
  'blockquote',
  'callout',
  'codeBlock',
  'details',
  'bulletList',
  'orderedList',
  'taskList',
  'table',
  'rawBlock',
  'questionCard',
  'adoptedAnswer',
  'shownSection',
  'file',
  'embed',
]

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A new block id from the machine's chance. */
export function mintBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => ALPHABET[byte % 36]).join('')
}

/** The document with an id on every block that lacks one or repeats one. The same seed gives the same ids. */
export function withBlockIds(json: DocNode, seed: number): DocNode {
  const random = seededRandom(seed)
  const taken = new Set<string>()
  const fresh = (): string => {
    let id = ''
    while (id.length < 10) id += ALPHABET[random.int(36)]
    return id
  }
  const walk = (node: DocNode): DocNode => {
    let attrs = node.attrs
    if (BLOCKS_WITH_ID.includes(node.type)) {
      let id = attrs?.id
      while (typeof id !== 'string' || id === '' || taken.has(id)) id = fresh()
      taken.add(id)
      attrs = { ...attrs, id }
    }
    return {
      ...node,
      ...(attrs ? { attrs } : {}),
      ...(node.content ? { content: childrenOf(node).map(walk) } : {}),
    }
  }
  return walk(json)
}
