import { type CharterShape, type PageShape, routes } from '@commonplace/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { refreshRoute } from '../../data/query-client.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Day } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { charterWords as said } from '../../words/charter.ts'
import { Signers } from './Signers.tsx'

interface Props {
  page: PageShape
  charter: CharterShape
  /** Shows in the text what became of a version. */
  onShow: (version: number) => void
}

/** A charter's signatures: one's own, those of the others, and what asks for them anew. */
export default function Charter({ page, charter, onShow }: Props) {
  const { signed, members, meaning, mine, renewal, may } = charter
  const { act, busy, refusal } = useAct(routes.signCharter)
  const client = useQueryClient()
  const about = { what: page.title, where: pathOf(page.url) }
  const holds = mine?.state === 'holds'
  const show = (version: number) => {
    onShow(version)
    // The text stands above the button.
    scrollTo({ top: 0 })
  }
  const sign = async () => {
    const done = await act({ params: { id: page.id }, input: { revision: charter.revision } }, about)
    if (done) toastDone(done, said.signed(done.output?.version ?? page.versions))
    // Refused because it was changed meanwhile: what is read and signed next is what stands there.
    else refreshRoute(client, 'readPage', { id: page.id })
  }
  return (
    <section className="end-matter" aria-labelledby="signatures">
      <h2 className="ruled" id="signatures" tabIndex={-1}>
        {said.title}
      </h2>
      {meaning ? (
        <p>
          {said.meaning(meaning.version, meaning.by.name)} <q dir="auto">{meaning.why}</q>
        </p>
      ) : null}
      <p>{said.count(signed, members)}</p>
      {holds ? (
        <p className="quiet-line">
          {said.mine(mine.version)} · <Day at={mine.at} />
        </p>
      ) : null}
      {may.sign && !holds ? (
        <>
          <p>{mine?.state === 'outdated' ? said.outdated(mine.version) : said.ask}</p>
          <p className="form-actions">
            <button type="button" className="button primary" disabled={busy} onClick={() => void sign()}>
              {mine?.state === 'outdated' ? said.again : said.sign}
            </button>
            {mine?.state === 'outdated' ? (
              <button type="button" className="button" onClick={() => show(mine.version)}>
                {said.seeChanges}
              </button>
            ) : null}
          </p>
          <FormProblem refusal={refusal} fields={[]} />
        </>
      ) : null}
      {renewal?.due && page.may.edit ? <Renewal page={page} at={renewal.at} /> : null}
      {may.seeSigners ? <Folded title={said.who} page={page} show="signed" /> : null}
      {may.seeMissing && signed < members ? <Folded title={said.missing} page={page} show="missing" /> : null}
    </section>
  )
}

const DAY_LETTERS = '2027-03-01'.length

/** A year on from the day it was due, or from today where that is long past. */
function nextRenewal(at: number, now: number): string {
  const next = new Date(Math.max(at, now))
  next.setUTCFullYear(next.getUTCFullYear() + 1)
  return next.toISOString().slice(0, DAY_LETTERS)
}

function Renewal({ page, at }: { page: PageShape; at: number }) {
  const { act, busy, refusal } = useAct(routes.changePage)
  const renew = async () => {
    const extra = { ...page.fields.extra, renewal: nextRenewal(at, Date.now()) }
    const about = { what: page.title, where: pathOf(page.url) }
    const done = await act({ params: { id: page.id }, input: { extra } }, about)
    toastDone(done, said.renewed)
  }
  return (
    <>
      <p>
        {said.due} <Day at={at} />.{' '}
        <button type="button" className="button" disabled={busy} onClick={() => void renew()}>
          {said.renew}
        </button>
      </p>
      <FormProblem refusal={refusal} fields={[]} />
    </>
  )
}

function Folded({ title, page, show }: { title: string; page: PageShape; show: 'signed' | 'missing' }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open ? <Signers page={page} show={show} personAt={(id) => addresses.member(page.communitySlug, id)} /> : null}
    </details>
  )
}
