import type { PageShape } from '@commonplace/api'
import type { MouseEvent } from 'react'
import { words } from '../../words/en.ts'

interface Props {
  headings: PageShape['headings']
  /** Folded above the text of a narrow window; open in the margin of a wide one. Only one of the two is ever displayed. */
  folded?: boolean
}

/** The headings of a page. */
export function Contents({ headings, folded = false }: Props) {
  const shown = headings.filter((heading) => heading.level <= 3)
  if (shown.length < 2) return null
  const top = Math.min(...shown.map((heading) => heading.level))
  const list = (
    <ol>
      {shown.map(({ id, level, text }) => (
        <li key={id} className={level > top ? 'deeper' : undefined}>
          <a href={`#${id}`} dir="auto" onClick={(event) => goWhileWritten(event, id, text)}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  )
  return folded ? (
    <details className="contents folded">
      <summary>{words.pages.contents}</summary>
      <nav aria-label={words.pages.contents}>{list}</nav>
    </details>
  ) : (
    <nav className="contents" aria-label={words.pages.contents}>
      {list}
    </nav>
  )
}

/** A text that is being written carries no addresses: there its headings are found by their words. */
function goWhileWritten(event: MouseEvent, id: string, text: string): void {
  if (document.getElementById(id)) return
  const headings = document.querySelectorAll('.page-body [contenteditable] :is(h1, h2, h3, h4)')
  const heading = [...headings].find((one) => one.textContent?.trim() === text)
  if (!heading) return
  event.preventDefault()
  heading.scrollIntoView()
}
