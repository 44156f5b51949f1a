import type { ChallengeRow } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useTakenOver } from '../../ui/time.tsx'
import { challengeWords as said } from '../../words/challenges.ts'
import { dayOf } from '../../words/dates.ts'

/** The day that a challenge begins, or the last that it is open: one that ends at midnight ended the day before. */
export function challengeDay({ state, opensAt, closesAt }: ChallengeRow, zone?: string): string {
  return said.state[state](dayOf(state === 'coming' ? opensAt : closesAt - 1, zone))
}

/** A challenge in a list: until when, how many take part, and whether somebody waits for whoever reads. */
export function ChallengeLine({ row }: { row: ChallengeRow }) {
  const zone = useTakenOver() ? undefined : 'UTC'
  const facts = [
    challengeDay(row, zone),
    row.state === 'coming' ? null : said.entered(row.entered),
    row.waiting > 0 ? said.waiting(row.waiting) : null,
  ].filter((fact) => fact !== null)
  return (
    <li className="row">
      <div className="row-main">
        <a className="row-title" href={pathOf(row.url)} dir="auto">
          {row.title}
        </a>
        <div className="row-note">
          {facts.join(' · ')}
          {row.mine ? ` · ${said.mine[row.mine]}` : ''}
        </div>
      </div>
    </li>
  )
}
