import type { EvidenceShape, PageShape } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { Day } from '../../ui/time.tsx'
import { evidenceWords, outcomeWords, rungRule, rungWords, triedSentence } from '../../words/evidence.ts'

/** What stories say of a practice: how often it was tried and what came of it, the stories behind that, and the rule of its rung. */
export function Evidence({ page, evidence }: { page: PageShape; evidence: EvidenceShape }) {
  const { stories, rung, numbers } = evidence
  return (
    <section className="evidence" aria-label={evidenceWords.evidence}>
      <p>
        <b className={`rung rung-${rung}`}>{rungWords[rung]}</b> · {triedSentence(evidence)}{' '}
        {page.may.edit ? (
          <a href={addresses.create(page.communitySlug, 'story', { tried: page.id })}>{evidenceWords.tell}</a>
        ) : null}
      </p>
      <details>
        <summary>{evidenceWords.behind}</summary>
        {stories.length > 0 ? (
          <ul className="evidence-list">
            {stories.map(({ id, title, url, outcome, at }) => (
              <li key={id}>
                <span className={`outcome outcome-${outcome}`}>{outcomeWords[outcome]}</span>
                <a href={pathOf(url)} dir="auto">
                  {title}
                </a>
                <span className="when">
                  <Day at={at} />
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        <p className="hint">{evidenceWords.rule}</p>
        <dl className="rung-rule">
          {rungRule(numbers).map((one) => (
            <div key={one.rung} aria-current={one.rung === rung ? 'true' : undefined}>
              <dt>{rungWords[one.rung]}</dt>
              <dd>{one.rule}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{evidenceWords.ruleEach}</p>
      </details>
    </section>
  )
}

/** The practices that a story tried, with what came of each. */
export function TriedFact({ tried }: { tried: PageShape['tried'] }) {
  const of = tried.map(({ title, url, outcome }) => ({ title, url, note: outcomeWords[outcome].toLowerCase() }))
  return <LinkedFact name={evidenceWords.tried} of={of} />
}

/** A fact that leads elsewhere, once or several times, with a word beside each. */
export function LinkedFact({
  name,
  of,
}: {
  name: string
  of: readonly { title: string; url: string; note: string }[]
}) {
  if (of.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {of.map(({ title, url, note }, index) => (
          <span key={url + note}>
            {index > 0 ? ' · ' : ''}
            <a href={pathOf(url)} dir="auto">
              {title}
            </a>{' '}
            ({note})
          </span>
        ))}
      </dd>
    </div>
  )
}
