/** Tags as typed in one line, split by commas; a leading # is how people write them elsewhere. */
export function tagsIn(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().replace(/^#/, ''))
  return [...new Set(tags.filter(Boolean))]
}
