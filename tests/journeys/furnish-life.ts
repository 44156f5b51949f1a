import { type QuestionShape, routes } from '@commonplace/api'
import type { MemberId, PulseId } from '@commonplace/domain'
import type { OpenedCommunity } from '../harness/index.ts'

// What people do together in a community, beside its pages: try, agree, meet, and answer one question from all sides.

/** A challenge that changed after somebody entered it, which waits for peers. */
export async function furnishChallenge(place: OpenedCommunity): Promise<string> {
  const now = place.running.services.clock.now()
  const input = { title: 'Mend in public', goal: 'Tell of one thing you mended.', badge: 'Mender', how: 'Any story.' }
  const { id, url } = await place.bo.api(routes.makeChallenge, {
    params: { slug: place.slug },
    input: { ...input, opensAt: now - 86_400_000, closesAt: now + 9 * 86_400_000 },
  })
  const story = await place.chioma.api(routes.createPage, {
    params: { slug: place.slug },
    input: { kind: 'story', title: 'The lamp of my aunt', markdown: 'A new cable.' },
  })
  await place.chioma.api(routes.enterChallenge, { params: { id }, input: { pageId: story.id } })
  await place.bo.api(routes.changeChallenge, { params: { id }, input: { goal: 'Tell of two things you mended.' } })
  return url
}

/** A pulse that closed, with what was written to the hosts, and one that is open. */
export async function furnishPulses(place: OpenedCommunity): Promise<void> {
  const { store, clock } = place.running.services
  const was = { id: 'pulsepulsepulse1' as PulseId, communityId: place.communityId, closesAt: clock.now() }
  const statements = ['I learned something here that I used.', 'Whoever asks here is helped.']
  await store.change(async (writes) => {
    await writes.pulses.add({ ...was, statements })
    for (let n = 0; n < 6; n++)
      await writes.pulses.reply(was.id, `member${n}` as MemberId, {
        agreements: [4, n < 4 ? 3 : null],
        comment: n === 0 ? 'More evenings.' : '',
      })
  })
  const { slug } = place
  await place.bo.api(routes.openPulse, { params: { slug }, input: { statements, days: 7 } })
}

/** A weekly gathering with an answer, a showing and another one at the same time. */
export async function furnishProgramme(place: OpenedCommunity): Promise<string> {
  const { slug } = place
  // Nearer than a year: nobody answers for what is further away.
  const day = new Date(place.running.services.clock.now() + 30 * 24 * 60 * 60_000).toISOString().slice(0, 10)
  const input = { start: `${day}T18:00`, zone: 'Europe/Berlin', minutes: 60, place: 'Room 2' }
  const link = 'https://meet.example/room'
  await place.amina.api(routes.planGathering, { params: { slug }, input: { ...input, title: 'Fair', kind: 'social' } })
  const weekly = { ...input, title: 'Show & Tell', rule: 'FREQ=WEEKLY', link, about: 'Half an hour.' }
  const { gatheringId: id, at, url } = await place.amina.api(routes.planGathering, { params: { slug }, input: weekly })
  await place.chioma.api(routes.answerGathering, { params: { id, at }, input: { answer: 'yes' } })
  await place.chioma.api(routes.addShowing, { params: { id, at }, input: { title: 'A lamp', minutes: 5 } })
  return url
}

/** A gathering that is on: with something timed, and something voted on; its hosts take turns. */
export async function furnishGathering(place: OpenedCommunity): Promise<string> {
  const { slug } = place
  const start = new Date(place.running.services.clock.now() - 20 * 60_000).toISOString().slice(0, 16)
  const input = {
    title: 'Round',
    start,
    zone: 'UTC',
    rule: 'FREQ=DAILY',
    inTurn: true,
    sheet: '- Welcome\n- Lamps (10 min)',
  }
  const away = [{ from: '2036-01-01', to: '2036-01-09' }]
  await place.amina.api(routes.offerToHost, { params: { slug }, input: { away } })
  const { gatheringId: id } = await place.amina.api(routes.planGathering, { params: { slug }, input })
  const params = { id, at: start }
  await place.amina.api(routes.openSheet, { params })
  await place.amina.api(routes.startItem, { params, input: { item: 'Welcome', minutes: 5 } })
  const vote = { title: 'What next?', options: ['Lamps', 'Kettles'], dots: 3 }
  await place.amina.api(routes.openVote, { params, input: vote })
  const { url } = await place.amina.api(routes.readGathering, { params })
  return url
}

/** A question with all that can hang on one: a thread, an answer that no longer holds, one that works, and another that was merged into it. */
export async function furnishQuestion(place: OpenedCommunity): Promise<QuestionShape> {
  const { slug, amina, bo, chioma } = place
  const ask = (title: string) =>
    bo.api(routes.askQuestion, { params: { slug }, input: { title, markdown: 'It is hot.' } })
  const question = await ask('How hot may a transformer get?')
  const params = { id: question.id }
  const old = await chioma.api(routes.answerQuestion, { params, input: { markdown: 'As hot as you can touch.' } })
  const good = await amina.api(routes.answerQuestion, { params, input: { markdown: '70 °C.' } })
  await amina.api(routes.obsoleteAnswer, { params: { id: old.id }, input: { reason: 'Hands differ.' } })
  await bo.api(routes.acceptAnswer, { params: { id: good.id } })
  await chioma.api(routes.confirmAnswer, { params: { id: good.id } })
  for (const markdown of ['Measured *where*?', 'At the core.'])
    await chioma.api(routes.commentAnswer, { params: { id: good.id }, input: { markdown } })
  await amina.api(routes.commentQuestion, { params, input: { markdown: 'Which one?' } })
  const other = await ask('When is a transformer too hot?')
  await bo.api(routes.mergeQuestion, { params: { id: other.id }, input: { into: question.id } })
  return question
}

/** A thought of the week that was replied to, one before it, and one that waits; Amina fills the queue too. */
export async function furnishThoughts(place: OpenedCommunity): Promise<void> {
  const { slug, amina, chioma } = place
  const publish = async (words: string) => {
    const more = 'At work, or at home.'
    const { queue } = await amina.api(routes.addPrompt, { params: { slug }, input: { words, more } })
    const { current } = await amina.api(routes.publishPrompt, { params: { id: queue.at(-1)?.id ?? '' } })
    return { id: current?.id ?? '' }
  }
  await publish('Who helped you this week?')
  const params = await publish('What did you stop doing?')
  for (const markdown of ['Soldering *without* glasses.', 'Guessing.'])
    await chioma.api(routes.commentPage, { params, input: { markdown } })
  for (const words of ['What broke?', 'What would you show a child first?'])
    await amina.api(routes.addPrompt, { params: { slug }, input: { words, zone: 'Europe/Berlin' } })
}
