import type { PageShape } from '@commonplace/api'
import { isDrafted, KIND_FIELDS } from '@commonplace/domain'
import { Fragment } from 'react'
import { addresses } from '../../addresses.ts'
import { Day } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'
import { badgeWords } from '../../words/evidence.ts'
import { LinkedFact, TriedFact } from './Evidence.tsx'

const isWebAddress = (text: string) => /^https?:\/\/\S+$/.test(text)

/** What says whether to trust a page: who keeps it, how it stands, and the facts of its kind. */
export function Facts({ page }: { page: PageShape }) {
  const { fields, stewards } = page
  const [step] = page.steps
  const { charter } = page
  const renewal = charter?.renewal?.at ?? null
  const own = KIND_FIELDS[page.kind].filter((name) => fields.extra[name])
  const list = addresses.kind(page.communitySlug, page.kind)
  const hasStatus = isDrafted(page.kind) || page.status !== 'draft'
  const shown = stewards.length + own.length + page.tags.length + page.tried.length + page.badges.length
  if (shown === 0 && !hasStatus && !charter) return null
  return (
    <dl className="facts">
      {stewards.length > 0 ? (
        <div>
          <dt>{words.pages.stewards}</dt>
          <dd>{stewards.map((person) => person.name).join(', ')}</dd>
        </div>
      ) : null}
      {hasStatus ? (
        <div>
          <dt>{words.pages.status}</dt>
          <dd className={`status-${page.status}`}>
            {words.pages.statuses[page.status]}
            {step?.to === page.status ? (
              <>
                {' · '}
                {step.by.name}
                {step.why ? `: ${step.why}` : ''}
              </>
            ) : null}
            {fields.reviewedAt > 0 ? (
              <>
                {' · '}
                {words.pages.reviewed} <Day at={fields.reviewedAt} />
              </>
            ) : null}
          </dd>
        </div>
      ) : null}
      {own.map((name) => (
        <div key={name}>
          <dt>{words.pages.fields[name] ?? name}</dt>
          <dd dir="auto">
            {renewal !== null && name === 'renewal' ? <Day at={renewal} /> : <Value text={fields.extra[name] ?? ''} />}
          </dd>
        </div>
      ))}
      {charter ? (
        <div>
          <dt>{words.pages.signed}</dt>
          <dd>
            <a href="#signatures">{words.pages.signedBy(charter.signed, charter.members)}</a>
          </dd>
        </div>
      ) : null}
      <TriedFact tried={page.tried} />
      <LinkedFact
        name={badgeWords.badges}
        of={page.badges.map(({ name, by, version, challengeUrl }) => ({
          ...{ title: name, url: challengeUrl, note: badgeWords.on(by.name, version) },
        }))}
      />
      {page.tags.length > 0 ? (
        <div>
          <dt>{words.pages.tags}</dt>
          <dd>
            {page.tags.map((tag, index) => (
              <Fragment key={tag}>
                {index > 0 ? ', ' : ''}
                <a href={addresses.tag(list, tag)}>{tag}</a>
              </Fragment>
            ))}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

function Value({ text }: { text: string }) {
  if (!isWebAddress(text)) return text
  return (
    <a href={text} rel="noopener nofollow">
      {text.replace(/^https?:\/\//, '').replace(/\/$/, '')}
    </a>
  )
}
