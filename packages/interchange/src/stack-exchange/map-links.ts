import { childrenOf, type DocMark, type DocNode } from '@commonplace/document/json'

/** The document with the addresses of its links changed; null leaves one as it is. Each link is asked about once. */
export function mapLinks(json: DocNode, change: (href: string) => string | null): DocNode {
  const asked = new Map<string, string>()
  const changed = (href: string): string => {
    const known = asked.get(href)
    if (known !== undefined) return known
    const now = change(href) ?? href
    asked.set(href, now)
    return now
  }
  const mark = (one: DocMark): DocMark => {
    const href = one.attrs?.href
    return one.type === 'link' && typeof href === 'string'
      ? { ...one, attrs: { ...one.attrs, href: changed(href) } }
      : one
  }
  const walk = (node: DocNode): DocNode => ({
    ...node,
    ...(node.marks ? { marks: node.marks.map(mark) } : {}),
    ...(node.content ? { content: childrenOf(node).map(walk) } : {}),
  })
  return walk(json)
}
