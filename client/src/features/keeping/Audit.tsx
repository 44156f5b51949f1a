import { type OutputOf, routes } from '@commonplace/api'
import { useState } from 'react'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { auditWords, keepingWords as said } from '../../words/doors.ts'
import { peopleWords } from '../../words/people.ts'

type Entry = OutputOf<typeof routes.readAudit>['items'][number]

/** Who did what with rights, and with what others wrote: for hosts, the last first. */
export function Audit({ screen: { slug } }: { screen: ScreenOf<'audit'> }) {
  const [before, setBefore] = useState<string | null>(null)
  const answer = useRoute(routes.readAudit, calls.audit(slug, before))
  if (answer.pending) return <Waiting />
  if (!answer.data) return <FailedView failed={answer} />
  const { items, next } = answer.data
  return (
    <div className="narrow">
      <Head title={said.audit} hidden />
      <h1 tabIndex={-1}>{said.audit}</h1>
      <p className="quiet-line">{said.auditAbout}</p>
      <ul className="end-list">
        {items.map((entry) => (
          <li key={entry.id}>
            <b>{entry.about || entry.by?.name || ''}</b> {auditWords[entry.type] ?? entry.type}
            {detailOf(entry)}{' '}
            <span className="quiet">
              {entry.about && entry.by && entry.by.name !== entry.about ? `${entry.by.name} · ` : ''}
              <Ago at={entry.at} />
            </span>
          </li>
        ))}
      </ul>
      {next ? (
        <button type="button" className="button" onClick={() => setBefore(next)}>
          {said.older}
        </button>
      ) : null}
    </div>
  )
}

function detailOf({ data }: Entry): string {
  const role = Object.entries(peopleWords.roles).find(([name]) => name === data.role)?.[1]
  const reason = typeof data.reason === 'string' && data.reason !== '' ? `: ${data.reason}` : ''
  return `${role ? ` (${role.toLowerCase()})` : ''}${reason}`
}
