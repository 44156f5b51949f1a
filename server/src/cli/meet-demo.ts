import { mintId } from '@commonplace/kit'
import type { DemoCommunity } from '../demo/shape.ts'
import type { Services } from '../ports/use-case.ts'
import type { Doing } from './load-demo.ts'

const DAY = 24 * 60 * 60 * 1000
const ZONE = 'Europe/Berlin'

type Demo = DemoCommunity<string, string>
interface Tools {
  readonly doing: Doing
  readonly memberOf: (who: string) => string
  readonly pageOf: (file: string) => string
  readonly services: Pick<Services, 'clock' | 'random'>
  readonly at: (daysAgo: number, order?: number) => number
}

/** What the demo community does beside its pages: it meets, says how it is, agrees, tries things together and says thank you. */
export async function meet(tools: Tools, demo: Demo): Promise<void> {
  await plan(tools, demo)
  await sayHowItIs(tools, demo)
  await agree(tools, demo)
  await think(tools, demo)
}

async function plan({ doing, memberOf, services, at }: Tools, { slug, rota, gatherings }: Demo): Promise<void> {
  const { clock, random } = services
  const now = clock.now()
  const first = Math.max(...gatherings.map(({ since }) => since.daysAgo)) + 9
  for (const [n, who] of rota.entries()) await doing('offerToHost', who, at(first, n), { slug }, {})
  for (const { title, since, host, answers, showings, inTurn = false, ...about } of gatherings) {
    const id = mintId(clock, random)
    const start = `${dayOf(now, since)}T${since.time}`
    const hosted = inTurn ? { inTurn } : { hostId: memberOf(host) }
    const input = { ...about, ...hosted, id, title, zone: ZONE, start }
    await doing('planGathering', host, at(since.daysAgo + 8), { slug }, input)
    const next = (await doing('readGathering', host, now, { id, at: 'next' }, {})) as { at: string }
    const params = { id, at: next.at }
    for (const [who, answer] of Object.entries(answers)) await doing('answerGathering', who, at(2), params, { answer })
    for (const [n, { by, ...showing }] of showings.entries()) await doing('addShowing', by, at(2, n), params, showing)
  }
}

async function sayHowItIs({ doing, at }: Tools, { slug, pulses }: Demo): Promise<void> {
  for (const { by, daysAgo, days, statements, replies } of pulses) {
    const { id } = (await doing('openPulse', by, at(daysAgo), { slug }, { statements, days })) as { id: string }
    for (const [n, [who, reply]] of Object.entries(replies).entries())
      await doing('replyToPulse', who, at(daysAgo, 60 + n), { id }, reply)
  }
}

async function agree(tools: Tools, { slug, charter, challenges, thanks }: Demo): Promise<void> {
  const { doing, memberOf, pageOf, services, at } = tools
  const id = pageOf(charter.page)
  const read = (await doing('readPage', charter.signed[0] ?? '', services.clock.now(), { id }, {})) as {
    charter: { revision: string }
  }
  const { revision } = read.charter
  for (const [n, who] of charter.signed.entries()) await doing('signCharter', who, at(20, n), { id }, { revision })
  for (const { by, daysAgo, days, entry, ...about } of challenges) {
    const opensAt = at(daysAgo)
    const input = { ...about, opensAt, closesAt: opensAt + days * DAY }
    const challenge = (await doing('makeChallenge', by, opensAt, { slug }, input)) as { id: string }
    const entryId = mintId(services.clock, services.random)
    const entered = { id: entryId, pageId: pageOf(entry.page) }
    await doing('enterChallenge', entry.by, at(entry.daysAgo), { id: challenge.id }, entered)
    for (const [n, who] of entry.confirmed.entries())
      await doing('confirmEntry', who, at(entry.daysAgo - 1, n), { id: entryId }, {})
  }
  for (const { from, to, page, words, daysAgo } of thanks)
    await doing(
      'giveThanks',
      from,
      at(daysAgo),
      { slug },
      {
        to: memberOf(to),
        about: { kind: 'page', id: pageOf(page) },
        words,
      },
    )
}

/** What was published is replied to from that day on; the rest waits. */
async function think({ doing, services, at }: Tools, { slug, thoughts }: Demo): Promise<void> {
  const { clock, random } = services
  for (const [n, { by, words, more = '', daysAgo, replies = [] }] of thoughts.entries()) {
    const id = mintId(clock, random)
    await doing('addPrompt', by, at(11, n), { slug }, { id, words, more })
    if (daysAgo === undefined) continue
    const published = await doing('publishPrompt', by, at(daysAgo), { id }, {})
    const { current } = published as { current: { id: string } | null }
    for (const [m, reply] of replies.entries())
      await doing('commentPage', reply.by, at(daysAgo, 60 + m), { id: current?.id }, { markdown: reply.words })
  }
  const time = { weekday: 'MO', hour: 9, zone: ZONE }
  const [first] = thoughts
  if (first) await doing('setThoughtTime', first.by, clock.now(), { slug }, { time })
}

/** The first day of the week that lies at least so many days back. */
function dayOf(now: number, { daysAgo, weekday }: { daysAgo: number; weekday: number }): string {
  const latest = new Date(now - daysAgo * DAY)
  const back = (latest.getUTCDay() - weekday + 7) % 7
  return new Date(latest.getTime() - back * DAY).toISOString().slice(0, 10)
}
