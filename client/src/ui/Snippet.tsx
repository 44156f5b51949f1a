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
