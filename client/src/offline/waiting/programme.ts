import type { GatheringShape, OccurrenceRow, OutputOf, Person, RotaShape, RouteName, routes } from '@commonplace/api'
import { ATTENDANCES, type Attendance } from '@commonplace/domain'
import type { ActRow } from '../device/open-device.ts'

type Programme = OutputOf<typeof routes.readProgramme>
type Home = OutputOf<typeof routes.readHome>

interface Given {
  readonly me: Person
  readonly acts: readonly ActRow[]
  /** The community that is asked about, where one is named. */
  readonly slug?: string
}

const isAbout = (
  { params, refusal }: ActRow,
  { gatheringId, at }: Pick<OccurrenceRow, 'gatheringId' | 'at'>,
): boolean => !refusal && params.id === gatheringId && params.at === at

const answerOf = (act: ActRow): Attendance => (act.input as { answer: Attendance }).answer

/** An occurrence as it will be once what waits was sent: whoever said that they come is counted once. */
function rowAsWaiting<T extends OccurrenceRow>(row: T, given: Given): T {
  const { acts } = given
  const last = acts.findLast((act) => act.name === 'answerGathering' && isAbout(act, row))
  if (!last) return turnAsWaiting(row, given)
  const mine = answerOf(last)
  const coming = row.coming - Number(row.mine === 'yes') + Number(mine === 'yes')
  return turnAsWaiting({ ...row, mine, coming }, given)
}

/** Whose turn it will be, as far as it is not taken by somebody else meanwhile. */
function turnAsWaiting<T extends OccurrenceRow>(row: T, { me, acts }: Given): T {
  let now = row
  for (const act of acts) {
    if (!isAbout(act, row)) continue
    if (act.name === 'takeTurn')
      now = { ...now, host: me, turn: 'named', may: { ...now.may, takeTurn: false, passTurn: true } }
    if (act.name === 'passTurn' && now.host?.id === me.id)
      now = { ...now, turn: (act.input as { asks: boolean }).asks ? 'asked' : 'named' }
  }
  return now
}

function gatheringAsWaiting(gathering: GatheringShape, given: Given): GatheringShape {
  const { me, acts } = given
  const now = rowAsWaiting(gathering, given)
  const people = { ...now.people }
  if (now.mine !== gathering.mine)
    for (const answer of ATTENDANCES) {
      const others = people[answer].filter(({ id }) => id !== me.id)
      people[answer] = answer === now.mine ? [...others, me] : others
    }
  let { showings } = now
  for (const act of acts) {
    if (act.name === 'withdrawShowing' && !act.refusal) showings = showings.filter(({ id }) => id !== act.params.id)
    if (act.name !== 'addShowing' || !isAbout(act, now)) continue
    const { id, title, minutes } = act.input as { id: string; title: string; minutes: number }
    if (showings.every((one) => one.id !== id))
      showings = [...showings, { id, title, minutes, by: me, may: { withdraw: true } }]
  }
  return closedAsWaiting({ ...now, people, showings }, given)
}

/** Closed as it will be; its recap is drafted by the server. */
function closedAsWaiting(gathering: GatheringShape, { me, acts }: Given): GatheringShape {
  const act = acts.find((one) => one.name === 'closeGathering' && isAbout(one, gathering))
  if (!act || gathering.closed) return gathering
  return { ...gathering, closed: { at: act.madeAt, by: me }, may: { ...gathering.may, close: false } }
}

function rotaAsWaiting(rota: RotaShape, given: Given): RotaShape {
  const { me, acts } = given
  let { hosts, mine } = rota
  for (const { name, input, params, refusal } of acts) {
    if (refusal || params.slug !== given.slug) continue
    if (name === 'withdrawOffer') mine = null
    if (name === 'offerToHost')
      mine = { twice: false, away: [], ...mine, ...(input as Partial<NonNullable<typeof mine>>) }
  }
  if (mine === null) hosts = hosts.filter(({ by }) => by.id !== me.id)
  else if (hosts.every(({ by }) => by.id !== me.id)) hosts = [...hosts, { by: me, next: null, away: false }]
  return { ...rota, hosts, mine, turns: rota.turns.map((row) => rowAsWaiting(row, given)) }
}

/** What is kept of the programme, with what waits to be sent already in it. */
export function programmeAsWaiting(name: RouteName, kept: unknown, given: Given): unknown {
  if (name === 'readGathering') return gatheringAsWaiting(kept as GatheringShape, given)
  if (name === 'readHome') {
    const home = kept as Home
    const { charter } = home.forYou
    const signed = given.acts.some((act) => act.name === 'signCharter' && !act.refusal && act.params.id === charter?.id)
    return {
      ...home,
      forYou: signed ? { ...home.forYou, charter: null } : home.forYou,
      next: home.next && rowAsWaiting(home.next, given),
    }
  }
  if (name === 'readRota') return rotaAsWaiting(kept as RotaShape, given)
  const programme = kept as Programme
  return { ...programme, coming: programme.coming.map((row) => rowAsWaiting(row, given)) }
}
