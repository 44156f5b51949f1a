const FENCE = /^(-{3,}|\+\+\+)[ \t]*$/

/** Parts the block of fields at the head of a file from its text. The fields are given word for word, without the fences. */
export function splitFrontMatter(source: string): { frontMatter: string | null; body: string } {
  const text = source.replace(/^\ufeff/, '')
  const lines = text.split('\n')
  const fence = FENCE.exec(withoutReturn(lines[0]))?.[1]
  const end = fence === undefined ? -1 : lines.findIndex((line, i) => i > 0 && withoutReturn(line).trimEnd() === fence)
  const fields = lines.slice(1, Math.max(1, end)).map(withoutReturn)
  if (end < 0 || !looksLikeFields(fields)) return { frontMatter: null, body: text }
  return { frontMatter: fields.join('\n'), body: lines.slice(end + 1).join('\n') }
}

const withoutReturn = (line: string | undefined): string => (line ?? '').replace(/\r$/, '')

/** A rule and some text until the next rule is no front matter: that has at least one `key:` or `key =`, or is empty. */
function looksLikeFields(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '')
    ? lines.length === 0
    : lines.some((line) => /^[\w"'-][^:=]*[:=]/.test(line))
}
