import type { Person } from '@commonplace/api'
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { comparingWords as words } from '../../words/comparing.ts'
import { goTo, type Step, stepsIn } from './changes.ts'
import './comparing.css'

interface Props {
  html: string
  authors: readonly Person[]
  /** What stands beside the steps: the way back, or to restore. */
  children?: ReactNode
}

/** Two states drawn in one, in the colours of who changed what; its changes are gone through one by one, all of them or one author's. */
export function Compared({ html, authors, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [only, setOnly] = useState<number | null>(null)
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [at, setAt] = useState(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other steps
  useEffect(() => {
    if (!root.current) return
    goTo(root.current, undefined)
    setSteps(stepsIn(root.current, only))
    setAt(-1)
  }, [html, only])
  const go = (by: 1 | -1) => {
    if (!root.current || steps.length === 0) return
    const next = at < 0 ? (by > 0 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length
    setAt(next)
    goTo(root.current, steps[next])
  }
  const step = steps[at]
  return (
    <>
      <div className="diff-bar" role="toolbar" aria-label={words.changes}>
        <button
          type="button"
          className="button"
          data-key="p"
          aria-keyshortcuts="p"
          disabled={steps.length === 0}
          onClick={() => go(-1)}
        >
          {words.previous}
        </button>
        <button
          type="button"
          className="button"
          data-key="n"
          aria-keyshortcuts="n"
          disabled={steps.length === 0}
          onClick={() => go(1)}
        >
          {words.next}
        </button>
        <span role="status" className="diff-where">
          {step ? told(step, at, steps.length, authors) : countOf(steps.length, only === null ? null : authors[only])}
        </span>
        {children}
      </div>
      {authors.length > 1 ? <Whose authors={authors} only={only} onOnly={setOnly} /> : null}
      <Drawn html={html} place={root} />
    </>
  )
}

const countOf = (n: number, person: Person | null | undefined): string =>
  n > 0 ? words.count(n) : person ? words.noneBy(person.name) : words.none

function told({ elements, by, did }: Step, at: number, n: number, authors: readonly Person[]): string {
  const where = words.at(at + 1, n)
  if (did === 'moved' || did === 'changed') return `${where}. ${words.did[did]}.`
  const shown = elements.find(({ tagName }) => did === 'del' || tagName === 'INS')
  const quote = shown?.textContent?.trim().slice(0, 80) ?? ''
  const picture = quote === '' ? shown?.querySelector('img') : null
  const name = by === null ? words.somebody : (authors[by]?.name ?? words.somebody)
  const what = picture ? words.picture(picture.alt) : quote ? words.quoted(quote) : ''
  return words.told(where, name, words.did[did], what)
}

interface WhoseProps {
  authors: readonly Person[]
  only: number | null
  onOnly: (place: number | null) => void
}

/** Whose colour is whose; pressing one shows their changes alone. */
function Whose({ authors, only, onOnly }: WhoseProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, no part of a form
    <div className="diff-authors" role="group" aria-label={words.whose}>
      <button type="button" aria-pressed={only === null} onClick={() => onOnly(null)}>
        {words.everybody}
      </button>
      {authors.map((person, place) => (
        <button key={person.id || place} type="button" aria-pressed={only === place} onClick={() => onOnly(place)}>
          <span className={`diff-swatch hue-${person.hue}`} aria-hidden="true" />
          {person.name}
        </button>
      ))}
    </div>
  )
}

/** Drawn once: the marks that stepping puts on it are not React's, and must not be taken off by it. */
const Drawn = memo(function Drawn({ html, place }: { html: string; place: React.RefObject<HTMLDivElement | null> }) {
  const inner = useMemo(() => ({ __html: html }), [html])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own rendering, which escapes everything and allows no script
  return <div ref={place} className="prose diff" dir="auto" dangerouslySetInnerHTML={inner} />
})
