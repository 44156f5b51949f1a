import { useId } from 'react'
import { askingWords } from '../../words/asking.ts'

interface Props {
  headings: readonly { readonly id: string; readonly level: number; readonly text: string }[]
  /** The words of a heading, or nothing for the end of the page. */
  chosen: string
  onChoose: (heading: string) => void
}

/** The headings of a page, one of which an answer goes under. */
export function Outline({ headings, chosen, onChoose }: Props) {
  const name = useId()
  // Of headings that read the same, the first is meant.
  const first = headings.find(({ text }) => text === chosen)
  return (
    <fieldset className="outline">
      <legend>{askingWords.adding.whichHeading}</legend>
      {headings.map((heading) => (
        <label key={heading.id} className={`depth-${Math.min(heading.level - 1, 3)}`}>
          <input type="radio" name={name} checked={heading === first} onChange={() => onChoose(heading.text)} />{' '}
          {heading.text}
        </label>
      ))}
      <label>
        <input type="radio" name={name} checked={first === undefined} onChange={() => onChoose('')} />{' '}
        {askingWords.adding.atEnd}
      </label>
    </fieldset>
  )
}
