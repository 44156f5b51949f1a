/** The headings of a template, without what stands below them. */
export const headingsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^## +(.+)$/gm)].map(([, words = '']) => words)
