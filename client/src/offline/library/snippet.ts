const OPEN = '\uE000'
const CLOSE = '\uE001'
const LENGTH = 180

/** The words around the first one found; each found word stands between U+E000 and U+E001. */
export function snippetOf(text: string, words: readonly string[]): string {
  const found: { from: number; to: number }[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = match[0].toLowerCase().normalize('NFKC')
    if (words.some((wanted) => word.startsWith(wanted)))
      found.push({ from: match.index, to: match.index + match[0].length })
  }
  const first = found[0]?.from ?? 0
  const begin = first <= 60 ? 0 : text.indexOf(' ', first - 60) + 1
  const end = begin + LENGTH >= text.length ? text.length : Math.max(text.lastIndexOf(' ', begin + LENGTH), begin)
  let out = begin > 0 ? '…' : ''
  let at = begin
  for (const { from, to } of found) {
    if (from < begin || to > end) continue
    out += text.slice(at, from) + OPEN + text.slice(from, to) + CLOSE
    at = to
  }
  return out + text.slice(at, end) + (end < text.length ? '…' : '')
}
