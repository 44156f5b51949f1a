/** Words around a search hit; those that were found stand between U+E000 and U+E001. */
export function Snippet({ text }: { text: string }) {
  if (!text) return null
  const parts = text.split(/\uE000([^\uE001]*)\uE001/)
  return (
    <span className="snippet" dir="auto">
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
      )}
    </span>
  )
}

/** Words beside the first that was found, so that the stretch is likely to stand there once. */
const STRETCH = 5

/**
 * The address of a hit with the words that were found, as a text fragment: the browser shows and marks the place, and where the screen
 * changes without it `arrive` does. Without words of its own a hit leads to its section alone.
 */
export function arrivalAt({ url, snippet }: { readonly url: string; readonly snippet: string }): string {
  const from = snippet.indexOf('\uE000')
  if (from < 0) return url
  const plain = snippet.slice(from).replace(/[\uE000\uE001…]/g, '')
  const words = plain.split(/\s+/).filter(Boolean).slice(0, STRETCH).join(' ')
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`
}
