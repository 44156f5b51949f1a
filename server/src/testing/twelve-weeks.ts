import { routes } from '@commonplace/api'
import { seededRandom } from '@commonplace/kit'
import { publishThoughts } from '../work/publish-thoughts.ts'
import { remindOfGatherings } from '../work/remind-of-gatherings.ts'
import type { House } from './house.ts'
import type { Persona } from './personas.ts'

// The first twelve weeks of a community, from Monday 5 January 2026 until the night in which Berlin changes its clocks.

type SeededRandom = ReturnType<typeof seededRandom>

export const HOUR = 60 * 60 * 1000
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY
export const MONDAY = Date.UTC(2026, 0, 5)
const HOSTS = ['bo', 'amina', 'host'] as const
/** On 10 and 17 February Bo is away: two Tuesdays. */
export const AWAY = { from: '2026-02-08', to: '2026-02-18' }

export interface Asked {
  readonly id: string
  readonly at: number
  readonly by: Persona
  readonly answers: { readonly id: string; readonly at: number }[]
  resolvedAt: number | null
}
interface Told {
  readonly practice: string
  readonly by: Persona
  readonly outcome: 'worked' | 'mixed' | 'did-not'
}
/** The days on which hosts ask how it is; the second time too few reply. */
const PULSES = [20, 48, 76]
export const STATEMENTS = ['I learned something.', 'Whoever asks is helped.']

/** What happened, as the test saw it. */
export class Diary {
  readonly asked: Asked[] = []
  readonly practices: { readonly id: string; trusted: boolean; reviewed: number }[] = []
  readonly stories: number[] = []
  readonly told: Told[] = []
  readonly pages: number[] = []
  readonly thoughts: number[] = []
  readonly comments: number[] = []
  readonly wrote: { readonly by: Persona; readonly at: number }[] = []
  readonly pulses: number[][][] = []
  badge = ''
  gathering = ''
}

/** Lives through them, and ends on the Monday after; what was done, as a diary. */
export async function liveTwelveWeeks(house: House): Promise<Diary> {
  const diary = new Diary()
  diary.gathering = await beginRhythm(house)
  await fillQueue(house)
  const random = seededRandom(12)
  for (let day = 0; day < 12 * 7; day++) {
    if (day === 16) await house.do('outsider', routes.joinCommunity, { params: { slug: house.slug }, input: {} })
    if (day === 50)
      await house.do('host', routes.removeMember, { params: { slug: house.slug, id: house.idOf('guest') } })
    if (PULSES.includes(day)) await feel(house, diary, random)
    if (day === 30) await tryTogether(house, diary)
    await live(house, diary, random, day)
    house.clock.advance(MONDAY + (day + 1) * DAY + 9 * HOUR - house.clock.now())
    while (await remindOfGatherings(house.services));
    await publish(house, diary)
  }
  return diary
}

/** A Show & Tell each Tuesday, in turn, in a place that anybody may join. */
async function beginRhythm(house: House): Promise<string> {
  const { slug } = house
  await house.do('founder', routes.changeCommunity, { params: { slug }, input: { joining: 'open' } })
  for (const who of HOSTS) {
    const input = who === 'bo' ? { away: [AWAY] } : {}
    await house.do(who, routes.offerToHost, { params: { slug }, input })
    house.clock.advance(1000)
  }
  const plan = { title: 'Show & Tell', start: '2026-01-06T18:00', zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TU' }
  const { gatheringId } = await house.do('host', routes.planGathering, {
    params: { slug },
    input: { ...plan, inTurn: true },
  })
  return gatheringId
}

/** So many thoughts wait: in the last two weeks nothing does. */
export const THOUGHTS = 10

/** Founder and host fill the queue together; a thought is published on Wednesdays at nine. */
async function fillQueue(house: House): Promise<void> {
  const params = { slug: house.slug }
  const time = { weekday: 'WE' as const, hour: 9, zone: 'UTC' }
  await house.do('founder', routes.setThoughtTime, { params, input: { time } })
  for (let n = 0; n < THOUGHTS; n++)
    await house.do(n % 2 === 0 ? 'founder' : 'host', routes.addPrompt, { params, input: { words: `Thought ${n}?` } })
}

/** A thought that is published is a page of whoever put it in; Bo replies to it at once. */
async function publish(house: House, diary: Diary): Promise<void> {
  const before = diary.thoughts.length
  while (await publishThoughts(house.services));
  const params = { slug: house.slug }
  const { current, past } = await house.do('bo', routes.readThoughts, { params })
  if (!current || past.length + 1 === before) return
  const at = house.clock.now()
  const by = before % 2 === 0 ? 'founder' : 'host'
  diary.thoughts.push(at)
  diary.pages.push(at)
  diary.wrote.push({ by, at })
  await house.do('bo', routes.commentPage, { params: { id: current.id }, input: { markdown: 'Hm.' } })
  diary.comments.push(at)
  diary.wrote.push({ by: 'bo', at })
}

/** A pulse of a week; everybody here replies but when few do. */
async function feel(house: House, diary: Diary, random: SeededRandom): Promise<void> {
  const { slug } = house
  const input = { statements: STATEMENTS, days: 7 }
  const { id } = await house.do('host', routes.openPulse, { params: { slug }, input })
  const people: Persona[] = ['founder', 'host', 'amina', 'bo', 'outsider']
  const replying = diary.pulses.length === 1 ? people.slice(1) : people
  const replies = replying.map(() => STATEMENTS.map(() => 1 + Math.floor(random.next() * 5)))
  for (const [n, who] of replying.entries())
    await house.do(who, routes.replyToPulse, { params: { id }, input: { agreements: replies[n] ?? [] } })
  diary.pulses.push(replies)
}

/** A challenge of two weeks, for which Bo tells a story that two others confirm. */
async function tryTogether(house: House, diary: Diary): Promise<void> {
  const { slug, clock } = house
  const about = { title: 'Mend in public', goal: 'Tell of one thing you mended.', badge: 'Mender' }
  const challenge = await house.do('host', routes.makeChallenge, {
    params: { slug },
    input: { ...about, opensAt: clock.now(), closesAt: clock.now() + 2 * WEEK },
  })
  const story = await house.do('bo', routes.createPage, {
    params: { slug },
    input: { kind: 'story', title: 'The toaster', markdown: 'It was the fuse.' },
  })
  diary.pages.push(clock.now())
  diary.stories.push(clock.now())
  diary.wrote.push({ by: 'bo', at: clock.now() })
  const params = { id: challenge.id }
  const { entries } = await house.do('bo', routes.enterChallenge, { params, input: { pageId: story.id } })
  diary.badge = entries[0]?.id ?? ''
  for (const peer of ['amina', 'outsider'] as const)
    await house.do(peer, routes.confirmEntry, { params: { id: diary.badge } })
}

/** One day: some hours, in each of which somebody may do something. */
async function live(house: House, diary: Diary, random: SeededRandom, day: number): Promise<void> {
  const { slug } = house
  const there: Persona[] =
    day < 17 ? ['founder', 'host', 'amina', 'bo'] : ['founder', 'host', 'amina', 'bo', 'outsider']
  // The founder writes less with each week.
  const who = () => (random.next() < day / 60 ? random.pick(there.slice(1)) : random.pick(there))
  const wrote = (by: Persona) => diary.wrote.push({ by, at: house.clock.now() })
  const page = async (by: Persona, input: object) => {
    const made = await house.do(by, routes.createPage, {
      params: { slug },
      input: { kind: 'practice', title: `Page ${diary.pages.length}`, markdown: 'Words.', ...input },
    })
    diary.pages.push(house.clock.now())
    wrote(by)
    return made.id
  }
  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const by = who()
      const title = `Question ${diary.asked.length}?`
      const { id } = await house.do(by, routes.askQuestion, { params: { slug }, input: { title, markdown: 'Why?' } })
      diary.asked.push({ id, at: house.clock.now(), by, answers: [], resolvedAt: null })
      wrote(by)
    },
    async () => {
      const question = random.pick(diary.asked.slice(-6))
      const by = random.pick(there.filter((one) => one !== question.by))
      const { id } = await house.do(by, routes.answerQuestion, {
        params: { id: question.id },
        input: { markdown: 'So.' },
      })
      question.answers.push({ id, at: house.clock.now() })
      wrote(by)
    },
    async () => {
      const open = diary.asked.filter(({ answers, resolvedAt }) => answers.length > 0 && resolvedAt === null)
      const question = random.pick(open)
      const given = random.pick(question.answers)
      await house.do(question.by, routes.acceptAnswer, { params: { id: given.id } })
      question.resolvedAt = house.clock.now()
    },
    async () => {
      const by = who()
      diary.practices.push({ id: await page(by, {}), trusted: false, reviewed: 0 })
    },
    async () => {
      const practice = random.pick(diary.practices.filter(({ trusted }) => !trusted))
      await house.do('host', routes.changePage, {
        params: { id: practice.id },
        input: { status: 'trusted', reviewEvery: 1, reviewed: true },
      })
      practice.trusted = true
      practice.reviewed = house.clock.now()
      wrote('host')
    },
    async () => {
      const [by, outcome] = [who(), random.pick(['worked', 'worked', 'worked', 'mixed', 'did-not'] as const)]
      const practice = random.pick(diary.practices).id
      await page(by, { kind: 'story', tried: [{ page: practice, outcome }] })
      diary.stories.push(house.clock.now())
      diary.told.push({ practice, by, outcome })
    },
    async () => {
      const by = who()
      const { id } = random.pick(diary.practices)
      await house.do(by, routes.commentPage, { params: { id }, input: { markdown: 'Hm.' } })
      diary.comments.push(house.clock.now())
      wrote(by)
    },
  ]
  for (let hour = 0; hour < 10; hour++) {
    house.clock.advance(Math.floor(random.next() * HOUR))
    // The first days have nothing yet that could be answered, accepted or told of.
    const act = day < 2 ? acts[random.next() < 0.5 ? 0 : 3] : random.pick(acts)
    if (random.next() < 0.4) await act?.().catch(() => undefined)
  }
}
