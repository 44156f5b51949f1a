// The head of an imported file is kept word for word beside the page's fields, out of sight, so that an export gives it back.

/** As long as one field of a page may be. */
const PIECE = 2000
const PIECES = 16
const nameOf = (i: number): string => (i === 0 ? 'frontMatter' : `frontMatter.${i + 1}`)

/** The head as fields; null where it is longer than a page can carry. */
export function keepHead(head: string): Record<string, string> | null {
  if (head.length > PIECE * PIECES) return null
  const fields: Record<string, string> = {}
  for (let i = 0; i * PIECE < head.length; i++) fields[nameOf(i)] = head.slice(i * PIECE, (i + 1) * PIECE)
  return fields
}

/** The head that `keepHead` kept; empty where there was none. */
export function keptHead(extra: Readonly<Record<string, string>>): string {
  let head = ''
  for (let i = 0; extra[nameOf(i)] !== undefined; i++) head += extra[nameOf(i)]
  return head
}
