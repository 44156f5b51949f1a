import { type PageShape, routes } from '@commonplace/api'
import { TRIAL_OUTCOMES, type TrialOutcome } from '@commonplace/domain'
import { useState } from 'react'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { evidenceWords, outcomeWords } from '../../words/evidence.ts'

export type Said = Readonly<Record<string, TrialOutcome | null>>

interface Props {
  page: PageShape
  slug: string
  /** What was said here so far; null for what was taken back. */
  said: Said
  onSay: (page: string, outcome: TrialOutcome | null) => void
}

/** Which practices a story tried, and what came of each. */
export function Trials({ page, slug, said, onSay }: Props) {
  const practices = useRoute(routes.listPages, calls.practices(slug)).data?.items ?? []
  const [added, setAdded] = useState<readonly string[]>([])
  const titles = new Map([...practices, ...page.tried].map(({ id, title }) => [id, title]))
  const before = new Map(page.fields.tried.map((one) => [one.page, one.outcome]))
  // What was named and is not shown to this reader stays as it is, unseen.
  const named = [...before.keys(), ...added].filter((id) => titles.has(id))
  const others = practices.filter(({ id }) => !named.includes(id))
  return (
    <fieldset className="checks trials">
      <legend>{evidenceWords.tried}</legend>
      <p className="hint">{evidenceWords.triedHint}</p>
      {named.map((id) => (
        <label key={id} className="trial">
          <span dir="auto">{titles.get(id)}</span>
          <select
            aria-label={evidenceWords.outcomeOf(titles.get(id) ?? '')}
            value={(id in said ? said[id] : before.get(id)) ?? ''}
            onChange={(event) => onSay(id, TRIAL_OUTCOMES.find((one) => one === event.target.value) ?? null)}
          >
            <option value="">{evidenceWords.notTried}</option>
            {TRIAL_OUTCOMES.map((one) => (
              <option key={one} value={one}>
                {outcomeWords[one]}
              </option>
            ))}
          </select>
        </label>
      ))}
      {others.length > 0 ? (
        <label className="trial">
          <span>{evidenceWords.another}</span>
          <select
            value=""
            onChange={({ target }) => {
              setAdded([...added, target.value])
              onSay(target.value, 'worked')
            }}
          >
            <option value="">{evidenceWords.choose}</option>
            {others.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </fieldset>
  )
}
