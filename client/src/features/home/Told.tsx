import { type InputOf, type OutputOf, routes } from '@commonplace/api'
import type { ReactNode } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Ago } from '../../ui/time.tsx'
import { gapWords } from '../../words/gaps.ts'

type Told = OutputOf<typeof routes.readHome>['told']
const said = gapWords.told

/** What this member was told or asked: gaps that were filled or are theirs to fill, and sections that may answer their questions. */
export function Told({ slug, told }: { slug: string; told: Told }) {
  const { invited, filled, toConfirm, movedSections } = told
  return (
    <>
      <TellingList id="told-to-confirm" title={said.toConfirm} count={toConfirm.length}>
        {toConfirm.map((one) => (
          <Line key={one.id} title={one.questionTitle} url={one.questionUrl}>
            <b className="name">{one.by.name}</b> {said.says(one.heading, one.pageTitle)} · <Ago at={one.at} />
          </Line>
        ))}
      </TellingList>
      <TellingList id="told-invited" title={said.invited} count={invited.length}>
        {invited.map(({ kind, words, by, at, page }) => (
          <Line
            key={`${kind} ${words}`}
            title={page?.title ?? words}
            url={page?.url ?? addresses.create(slug, 'practice', { title: words })}
            aside={<PutAway slug={slug} what="invited" kind={kind} words={words} />}
          >
            <b className="name">{by.name}</b> {page ? said.steward : said.wrote} · <Ago at={at} />
          </Line>
        ))}
      </TellingList>
      <TellingList id="told-filled" title={said.filled} count={filled.length}>
        {filled.map(({ kind, words, title, url, at }) => (
          <Line
            key={`${kind} ${words}`}
            title={title}
            url={url}
            aside={<PutAway slug={slug} what="filled" kind={kind} words={words} />}
          >
            {said.wanted(words)} · <Ago at={at} />
          </Line>
        ))}
      </TellingList>
      <TellingList id="told-moved" title={said.moved} count={movedSections.length}>
        {movedSections.map((one) => (
          <Line key={one.id} title={one.questionTitle} url={one.questionUrl}>
            {said.in(one.heading, one.pageTitle)}
          </Line>
        ))}
      </TellingList>
    </>
  )
}

function TellingList(props: { id: string; title: string; count: number; children: ReactNode }) {
  const { id, title, count, children } = props
  if (count === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="ruled question-rule" id={id}>
        {title}
      </h2>
      <ul className="rows tight">{children}</ul>
    </section>
  )
}

function Line(props: { title: string; url: string; aside?: ReactNode; children: ReactNode }) {
  const { title, url, aside, children } = props
  return (
    <li className="row">
      <div className="row-main">
        <a className="row-title" href={pathOf(url)} dir="auto">
          {title}
        </a>
        <div className="row-note">{children}</div>
        {aside}
      </div>
    </li>
  )
}

/** Takes what was told off the list. */
function PutAway({ slug, ...input }: { slug: string } & InputOf<typeof routes.dismissTold>) {
  const { act, busy, refusal } = useAct(routes.dismissTold)
  const away = () =>
    act({ params: { slug }, input }, { what: said.seenOf(input.words), where: addresses.community(slug) })
  return (
    <div className="gap-actions">
      <button type="button" className="link" disabled={busy} onClick={away} aria-label={said.seenOf(input.words)}>
        {said.seen}
      </button>
      <FormProblem refusal={refusal} fields={[]} />
    </div>
  )
}
