import type { ChallengeShape, EntryShape, OutputOf, Person, RouteName, routes } from '@commonplace/api'
import { challengeStateAt } from '@commonplace/domain'
import type { ActRow } from '../device/open-device.ts'

type Challenges = OutputOf<typeof routes.listChallenges>

interface Given {
  readonly me: Person
  readonly acts: readonly ActRow[]
}

const NOTHING_MAY: EntryShape['may'] = { confirm: false, unconfirm: false, withdraw: false, download: false }

/** An entry that waits on this device to be made; the act says what it is called and where it is. */
function entryOf({ input, about, madeAt }: ActRow, me: Person): EntryShape {
  const { id = '' } = input as { id?: string }
  return {
    ...{ id, by: me, page: { title: about.what, url: about.where }, version: 1, at: madeAt, earnedAt: null },
    ...{ confirmed: [], answers: null, mine: true, may: { ...NOTHING_MAY, withdraw: true } },
  }
}

function entryAfter(entry: EntryShape, { name }: ActRow, me: Person): EntryShape | null {
  const others = entry.confirmed.filter(({ id }) => id !== me.id)
  if (name === 'withdrawEntry') return null
  if (name === 'confirmEntry')
    return { ...entry, confirmed: [...others, me], may: { ...entry.may, confirm: false, unconfirm: true } }
  if (name === 'unconfirmEntry')
    return { ...entry, confirmed: others, may: { ...entry.may, confirm: true, unconfirm: false } }
  return entry
}

function challengeAsWaiting(kept: ChallengeShape, { me, acts }: Given, now: number): ChallengeShape {
  let entries: EntryShape[] = [...kept.entries]
  for (const act of acts) {
    if (act.refusal) continue
    if (act.name === 'enterChallenge' && act.params.id === kept.id) {
      const made = entryOf(act, me)
      if (entries.every(({ id }) => id !== made.id)) entries.push(made)
    } else
      entries = entries.flatMap((entry) => (entry.id === act.params.id ? (entryAfter(entry, act, me) ?? []) : [entry]))
  }
  const mine = entries.find((entry) => entry.mine)
  const state = challengeStateAt(kept, now)
  // What was entered here and taken back leaves room for another.
  const again = kept.may.enter || kept.mine === 'entered'
  return {
    ...kept,
    ...{ entries, state, entered: entries.length, waiting: entries.filter(({ may }) => may.confirm).length },
    mine: mine ? (mine.earnedAt === null ? 'entered' : 'earned') : null,
    may: { ...kept.may, enter: !mine && again && state === 'open' },
  }
}

/** What is kept of challenges, at this moment and as it will be once what waits was sent. Nobody earns a badge without the server. */
export function challengesAsWaiting(name: RouteName, kept: unknown, given: Given, now: number): unknown {
  if (name === 'readChallenge') return challengeAsWaiting(kept as ChallengeShape, given, now)
  const list = kept as Challenges
  const current = list.current.map((row) => ({ ...row, state: challengeStateAt(row, now) }))
  const entering = new Set(
    given.acts.flatMap((act) => (act.name === 'enterChallenge' && !act.refusal ? [act.params.id] : [])),
  )
  return {
    ...list,
    current: current.map((row) =>
      row.mine === null && entering.has(row.id) ? { ...row, mine: 'entered', entered: row.entered + 1 } : row,
    ),
  }
}
