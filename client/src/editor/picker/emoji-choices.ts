import type { Choice } from './triggers.ts'

/** Signs by their names, fetched when the first is asked for. */
export async function emojiChoices(query: string): Promise<Choice[]> {
  if (query.length < 2) return []
  const { gemoji } = await import('gemoji')
  return bestOf(gemoji, query.toLowerCase()).map(
    ({ emoji, names }): Choice => ({
      key: emoji,
      label: `${emoji} :${names[0]}:`,
      run: (editor, range) => {
        editor.chain().focus().insertContentAt(range, emoji).run()
      },
    }),
  )
}

interface Sign {
  readonly emoji: string
  readonly names: readonly string[]
  readonly tags: readonly string[]
}

/** Those whose name begins so first, then those with a tag that does, then those whose name holds it. */
function bestOf(all: readonly Sign[], query: string): readonly Sign[] {
  const score = ({ names, tags }: Sign): number => {
    if (names.some((name) => name === query)) return 0
    if (names.some((name) => name.startsWith(query))) return 1
    if (tags.some((tag) => tag.startsWith(query))) return 2
    return names.some((name) => name.includes(query)) ? 3 : 4
  }
  return all
    .map((sign) => ({ sign, score: score(sign) }))
    .filter((one) => one.score < 4)
    .sort((a, b) => a.score - b.score)
    .slice(0, 8)
    .map(({ sign }) => sign)
}
