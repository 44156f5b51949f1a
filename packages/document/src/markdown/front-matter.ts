const FENCED = /^\ufeff?(-{3,}|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)\1[ \t]*(?:\r?\n|$)/

/** Parts the block of fields at the head of a file from its text. The fields are given word for word, without the fences. */
export function splitFrontMatter(source: string): { frontMatter: string | null; body: string } {
  const match = FENCED.exec(source)
  // A rule and some text until the next rule is no front matter: that has at least one `key:` or `key =`, or is empty.
  if (!match || !(match[2]?.trim() === '' || /^[\w"'-][^\n]*?[:=]/m.test(match[2] ?? ''))) {
    return { frontMatter: null, body: source.replace(/^\ufeff/, '') }
  }
  return { frontMatter: match[2] ?? '', body: source.slice(match[0].length) }
}
