import { routes } from '@commonplace/api'
import { lastDigest, nextDigest, WEEK } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { MAIL } from '../ports/claim-address.ts'
import type { Letter } from '../ports/mail.ts'
import { type House, openHouse } from '../testing/house.ts'
import type { Persona } from '../testing/personas.ts'
import { mailDue, type Refused, sendDigests } from './mail-notices.ts'
import { MailTeller } from './mail-teller.ts'
import { takeNotice } from './take-notice.ts'

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE

/** A house that mails into a list; Amina, Bo and the host were shown to read mail at their addresses. */
async function openMails() {
  const house = await openHouse({ visibility: 'gated' })
  await takeNotice(house.services)
  const prove = (who: Persona) =>
    house.services.store.change((writes) =>
      writes.ways.addIdentity({ issuer: MAIL, subject: `${who}@example.org`, memberId: house.idOf(who), at: 0 }),
    )
  for (const who of ['amina', 'bo', 'host'] as const) await prove(who)
  const sent: Letter[] = []
  const state: { fails: boolean; refuses: string; sending?: (letter: Letter) => Promise<void> } = {
    ...{ fails: false, refuses: '' },
  }
  const send = async (letter: Letter) => {
    if (state.fails) throw new Error('No mail server')
    if (letter.to === state.refuses) throw new Error('No such mailbox')
    sent.push(letter)
    await state.sending?.(letter)
  }
  const failures: unknown[] = []
  const tools = { ...house.services, mail: { send } }
  const fail = (error: unknown) => void failures.push(error)
  const look = async () => {
    while ((await takeNotice(house.services)).more);
    await mailDue(tools, fail)
  }
  const refused: Refused = new Map()
  const digests = () => sendDigests(tools, refused, fail)
  return {
    ...{ house, sent, state, failures, look, digests, prove },
    after: async (ms: number) => {
      house.clock.advance(ms)
      await look()
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}
const ask = (house: House, who: Persona, title: string) =>
  house.do(who, routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: '' } })
const answer = (house: House, who: Persona, id: string) =>
  house.do(who, routes.answerQuestion, { params: { id }, input: { markdown: 'Secret words.' } })

test('[NT20] what is meant for somebody is mailed after a few minutes, all that waits in one letter', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const first = await ask(house, 'amina', 'Which glue?')
  const second = await ask(house, 'amina', 'Which lamp?')
  await answer(house, 'bo', first.id)
  await mails.look()
  await mails.after(4 * MINUTE)
  expect(sent).toEqual([])
  await answer(house, 'host', second.id)
  await house.do('bo', routes.commentQuestion, { params: { id: first.id }, input: { markdown: 'And <b>you</b>?' } })
  await mails.look()
  await mails.after(MINUTE)
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([['amina@example.org', '2 things for you in Repair']])
  expect(sent[0]?.text).toContain(
    'Which glue?\nBo answered your question, Bo commented\nhttp://localhost:4321/repair/q/',
  )
  expect(sent[0]?.html).toMatch(/<a href="http:\/\/localhost:4321\/repair\/q\/[^"]+#a-\w+">Which glue\?<\/a>/)
  expect(sent[0]?.unsubscribe).toMatch(/^http:\/\/localhost:4321\/unsubscribe\/\S+$/)
  // What others wrote is read where it stands, by who may read it then.
  expect(sent[0]?.text).not.toMatch(/Secret words|you<\/b>/)
  await mails.after(DAY)
  expect(sent).toHaveLength(1)
  await house.do('host', routes.commentQuestion, { params: { id: second.id }, input: { markdown: 'Well?' } })
  await mails.look()
  await mails.after(5 * MINUTE)
  expect(sent[1]).toMatchObject({ subject: 'Host commented: Which lamp?' })
})

test('[NT20] what was read meanwhile, is only followed, or is muted, is not mailed', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const asked = await ask(house, 'amina', 'Which glue?')
  await answer(house, 'bo', asked.id)
  await answer(house, 'host', asked.id)
  await mails.look()
  await house.do('amina', routes.markInbox, { input: { read: true } })
  await mails.after(DAY)
  expect(sent).toEqual([])
})

test('[NT21] mails go to proven addresses only, to who wants them, and hold what may be seen when they go', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const page = await house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Glue', markdown: 'Wait a day.' },
  })
  const named = (who: Persona) => `[@X](member:${house.idOf(who)})`
  const say = (...who: Persona[]) =>
    house.do('founder', routes.commentPage, { params: { id: page.id }, input: { markdown: who.map(named).join(' ') } })
  await house.do('bo', routes.changeMails, { params: { slug: house.slug }, input: { immediate: false } })
  await say('amina', 'bo', 'guest')
  await mails.look()
  await mails.after(5 * MINUTE)
  expect(sent.map(({ to }) => to)).toEqual(['amina@example.org'])
  await say('amina', 'host')
  await mails.look()
  await house.do('host', routes.narrowPage, {
    params: { id: page.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  await mails.after(5 * MINUTE)
  expect(sent.slice(1).map(({ to }) => to)).toEqual(['host@example.org'])
})

test('[NT22] each mail goes once, by however many processes; one that could not go is tried again, for a day', async () => {
  await using mails = await openMails()
  const { house, sent, state, failures } = mails
  const asked = await ask(house, 'amina', 'Which glue?')
  await answer(house, 'bo', asked.id)
  await mails.look()
  house.clock.advance(5 * MINUTE)
  state.fails = true
  await Promise.all([mails.look(), mails.look()])
  expect(failures).toHaveLength(1)
  await mails.look()
  expect(failures).toHaveLength(1)
  state.fails = false
  house.clock.advance(5 * MINUTE)
  await Promise.all([mails.look(), mails.look(), mails.look()])
  expect(sent).toHaveLength(1)
  await answer(house, 'host', asked.id)
  await mails.look()
  state.fails = true
  await mails.after(DAY + MINUTE)
  state.fails = false
  await mails.after(DAY)
  expect(sent).toHaveLength(1)
})

test('[NT22] what waited for a day is left out of a mail, and what came since goes in it', async () => {
  await using mails = await openMails()
  const { house, sent, state, failures } = mails
  const old = await ask(house, 'amina', 'Which glue?')
  await answer(house, 'bo', old.id)
  await mails.look()
  house.clock.advance(DAY - MINUTE)
  const fresh = await ask(house, 'amina', 'Which lamp?')
  await answer(house, 'bo', fresh.id)
  state.fails = true
  await mails.look()
  expect(failures).toHaveLength(1)
  state.fails = false
  await mails.after(5 * MINUTE)
  expect(sent.map(({ subject }) => subject)).toEqual(['Bo answered your question: Which lamp?'])
  await mails.after(DAY)
  expect(sent).toHaveLength(1)
})

test('[NT22] an address that is refused keeps nobody else’s digest back, and is tried again with growing waits', async () => {
  await using mails = await openMails()
  const { house, sent, state, failures } = mails
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  await house.do('founder', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Glue' },
  })
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  const [first] = await house.services.store.read.mails.toDigest(house.community.id, house.clock.now(), '', 1)
  const { email } = (first && (await house.services.store.read.members.byId(first))) ?? { email: '' }
  state.refuses = email
  await mails.digests()
  await mails.digests()
  expect(sent.map(({ to }) => to)).toHaveLength(2)
  expect(sent.map(({ to }) => to)).not.toContain(email)
  const tries: number[] = []
  for (const minutes of [5, 5, 5, 5, 20]) {
    house.clock.advance(minutes * MINUTE)
    await mails.digests()
    tries.push(failures.length)
  }
  expect(tries).toEqual([2, 3, 3, 4, 5])
  state.refuses = ''
  house.clock.advance(60 * MINUTE)
  await mails.digests()
  expect(sent[2]?.to).toBe(email)
})

test('[NT22] a server that stops waits for no mail server; the mail goes after the next start', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const asked = await ask(house, 'amina', 'Which glue?')
  await answer(house, 'bo', asked.id)
  await mails.look()
  house.clock.advance(5 * MINUTE)
  const begun = Promise.withResolvers<void>()
  const send = (_: Letter, signal?: AbortSignal) =>
    new Promise<void>((_, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('Stopped')))
      begun.resolve()
    })
  const teller = new MailTeller({ ...house.services, mail: { send }, onError: () => undefined })
  teller.start()
  await begun.promise
  await teller[Symbol.asyncDispose]()
  await mails.look()
  expect(sent).toEqual([])
  await mails.after(5 * MINUTE)
  expect(sent).toHaveLength(1)
  await mails.after(DAY)
  expect(sent).toHaveLength(1)
})

test('[NT24] a digest tells of the week, to each what they may see, once, and on its day', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await mails.digests()
  expect(sent).toEqual([])
  house.clock.advance(DAY)
  const write = (title: string) =>
    house.do('founder', routes.createPage, { params: { slug: house.slug }, input: { kind: 'note', title } })
  await write('Glue')
  const secret = await write('For hosts')
  const audience = { floor: 'host', people: [] } as const
  await house.do('host', routes.narrowPage, {
    params: { id: secret.id },
    input: { audience: { ...audience, people: [] } },
  })
  const asked = await ask(house, 'amina', 'Which lamp?')
  await ask(house, 'amina', 'Which saw?')
  const given = await answer(house, 'bo', asked.id)
  await house.do('amina', routes.acceptAnswer, { params: { id: given.id } })
  const draft = await house.do('host', routes.changeDigest, {
    params: { slug: house.slug },
    input: { intro: 'Come on Friday.' },
  })
  expect(draft).toMatchObject({ at: nextDigest(house.clock.now()), intro: 'Come on Friday.', skipped: false })
  expect([draft.pages.length, draft.unanswered.length, draft.accepted.length]).toEqual([2, 1, 1])
  await expect(house.do('amina', routes.readDigest, { params: { slug: house.slug } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await house.do('bo', routes.changeMails, { params: { slug: house.slug }, input: { digest: false } })
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await Promise.all([mails.digests(), mails.digests()])
  await mails.digests()
  expect(sent.map(({ to }) => to).sort()).toEqual(['amina@example.org', 'host@example.org'])
  const amina = sent.find(({ to }) => to === 'amina@example.org')
  expect(amina).toMatchObject({ subject: 'This week in Repair' })
  // What she accepted herself is no news to her.
  expect(amina?.text).toMatch(/^Come on Friday\.[\s\S]*Glue[\s\S]*Which saw\?/)
  expect(amina?.text).not.toMatch(/For hosts|Which lamp/)
  const hosts = sent.find(({ to }) => to === 'host@example.org')?.text
  expect(hosts).toMatch(/For hosts[\s\S]*Which saw\?[\s\S]*Which lamp\?/)
  // Late is not at all, and a week without news has none.
  house.clock.advance(WEEK)
  await mails.digests()
  expect(sent).toHaveLength(2)
})

test('[NT24] a digest names the gathering that takes place next, also where the one before it is off', async () => {
  await using mails = await openMails()
  const { house } = mails
  const { slug } = house
  const first = nextDigest(house.clock.now()) + DAY
  const day = (at: number) => `${new Date(at).toISOString().slice(0, 10)}T18:00`
  const input = { title: 'Show & Tell', start: day(first), zone: 'UTC', rule: 'FREQ=WEEKLY' }
  const { gatheringId: id } = await house.do('host', routes.planGathering, { params: { slug }, input })
  const next = async () => (await house.do('host', routes.readDigest, { params: { slug } })).next?.start
  expect(await next()).toBe(Date.parse(`${day(first)}Z`))
  const off = { cancelled: 'The room is shut.' }
  await house.do('host', routes.changeOccurrence, { params: { id, at: day(first) }, input: off })
  expect(await next()).toBe(Date.parse(`${day(first + WEEK)}Z`))
})

test('[NT25] a digest that hosts leave out does not go; one that could not be sent goes later the same day', async () => {
  await using mails = await openMails()
  const { house, sent, state } = mails
  const { slug } = house
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  const skip = (skipped: boolean) => house.do('host', routes.changeDigest, { params: { slug }, input: { skipped } })
  const monday = () => house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await ask(house, 'amina', 'Which saw?')
  await house.do('host', routes.createPage, { params: { slug }, input: { kind: 'note', title: 'Glue' } })
  await skip(true)
  expect(await skip(true)).toMatchObject({ skipped: true, intro: '' })
  monday()
  await mails.digests()
  expect(sent).toEqual([])
  house.clock.advance(DAY)
  await house.do('founder', routes.createPage, { params: { slug }, input: { kind: 'note', title: 'Paste' } })
  monday()
  state.fails = true
  await mails.digests()
  state.fails = false
  house.clock.advance(60 * MINUTE)
  expect(lastDigest(house.clock.now())).toBeLessThan(house.clock.now())
  await mails.digests()
  expect(sent.map(({ to }) => to).sort()).toEqual(['amina@example.org', 'bo@example.org', 'host@example.org'])
  expect(sent[0]?.text).toContain('Paste')
  expect(sent[0]?.text).not.toContain('Glue')
})

test('[NT15] who is taken out while a digest goes out hears nothing of it, the words of hosts neither', async () => {
  await using mails = await openMails()
  const { house, sent, state } = mails
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  await house.do('host', routes.changeDigest, { params: { slug: house.slug }, input: { intro: 'Come on Friday.' } })
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  const people = ['amina', 'bo', 'host'] as const
  state.sending = async ({ to }) => {
    for (const one of people)
      if (`${one}@example.org` !== to)
        await house.services.store.change((writes) =>
          writes.members.removeMembership(house.community.id, house.idOf(one)),
        )
  }
  await mails.digests()
  expect(sent).toHaveLength(1)
})

test('[NT26] hosts write above a digest in a page, live: its words go out with it, and stand above it on its page', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const { slug } = house
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  await house.do('host', routes.changeDigest, { params: { slug }, input: { intro: 'Come on Friday.' } })
  await expect(house.do('amina', routes.openDigestPage, { params: { slug } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const both = await Promise.all([
    house.do('host', routes.openDigestPage, { params: { slug } }),
    house.do('founder', routes.openDigestPage, { params: { slug } }),
  ])
  const { id } = both[0]
  expect(both[1].id).toBe(id)
  const page = await house.do('bo', routes.readPage, { params: { id } })
  expect(page).toMatchObject({ locked: true, may: { edit: false } })
  expect(page.html).toContain('Come on Friday.')
  const markdown = 'Come on **Friday**, and bring a lamp.'
  await house.do('founder', routes.changePage, { params: { id }, input: { markdown } })
  await house.quiet()
  const draft = await house.do('host', routes.readDigest, { params: { slug } })
  expect(draft.intro).toContain('bring a lamp')
  // It is no news of its own week.
  expect([draft.pages, draft.changed]).toEqual([[], []])
  await expect(
    house.do('host', routes.changeDigest, { params: { slug }, input: { intro: 'Other.' } }),
  ).rejects.toMatchObject({ code: 'conflict' })
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await mails.digests()
  expect(sent).toHaveLength(3)
  expect(sent[0]?.text).toContain('Come on Friday, and bring a lamp.')
  expect(sent[0]?.text).toContain(`/${slug}/digest?at=${lastDigest(house.clock.now())}`)
  const week = await house.do('bo', routes.readWeek, { params: { slug } })
  expect(week.words).toContain('<strong>Friday</strong>')
  // In the trash, it says nothing.
  await house.do('host', routes.deletePage, { params: { id } })
  expect(await house.do('bo', routes.readWeek, { params: { slug } })).toMatchObject({
    words: '',
    page: null,
    intro: '',
  })
})

test('[NT24] a thought of the week is told of as that, and not once more as a new page', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const { slug } = house
  await mails.prove('founder')
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  const { queue } = await house.do('founder', routes.addPrompt, { params: { slug }, input: { words: 'What broke?' } })
  await house.do('host', routes.publishPrompt, { params: { id: queue[0]?.id ?? '' } })
  const asTold = { thoughts: [{ title: 'What broke?' }], pages: [], stories: [], changed: [] }
  expect(await house.do('host', routes.readDigest, { params: { slug } })).toMatchObject(asTold)
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await mails.digests()
  // One put it in, one published it: neither is told of what they did.
  expect(sent.map(({ to }) => to).sort()).toEqual(['amina@example.org', 'bo@example.org'])
  for (const { text } of sent) {
    expect(text).toContain('Thought of the week:\n\nWhat broke?')
    expect(text.split('What broke?')).toHaveLength(2)
  }
  expect(await house.do('bo', routes.readWeek, { params: { slug } })).toMatchObject(asTold)
  house.clock.advance(WEEK)
  expect(await house.do('bo', routes.readWeek, { params: { slug } })).toMatchObject({ thoughts: [], pages: [] })
})

test('[NT26] from whom the page above a digest is kept, its words are neither in their mail nor on its page', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const { slug } = house
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  const { id } = await house.do('host', routes.openDigestPage, { params: { slug } })
  await house.do('host', routes.changePage, { params: { id }, input: { markdown: 'Between hosts.' } })
  await house.do('host', routes.narrowPage, { params: { id }, input: { audience: { floor: 'host', people: [] } } })
  await house.do('founder', routes.createPage, { params: { slug }, input: { kind: 'note', title: 'Paste' } })
  await house.quiet()
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await mails.digests()
  const holdingIt = sent.filter(({ text }) => text.includes('Between hosts.')).map(({ to }) => to)
  expect([sent.length, holdingIt]).toEqual([3, ['host@example.org']])
  const week = (who: Persona) => house.do(who, routes.readWeek, { params: { slug } })
  expect((await week('host')).words).toContain('Between hosts.')
  expect(await week('bo')).toMatchObject({ words: '', intro: '', page: null })
})

test('[NT27] a digest leaves out what its reader did or has read; its page shows all of the week they may see', async () => {
  await using mails = await openMails()
  const { house, sent } = mails
  const { slug } = house
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now() + DAY)
  const write = (who: Persona, kind: 'note' | 'story', title: string) =>
    house.do(who, routes.createPage, { params: { slug }, input: { kind, title } })
  await write('bo', 'note', 'Paste')
  const story = await write('founder', 'story', 'The lamp')
  house.clock.advance(MINUTE)
  await house.do('amina', routes.markPageRead, { params: { id: story.id }, input: { version: 1 } })
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  await mails.digests()
  const to = (who: Persona) => sent.find((letter) => letter.to === `${who}@example.org`)?.text ?? ''
  expect([to('amina').includes('Paste'), to('amina').includes('The lamp')]).toEqual([true, false])
  expect([to('bo').includes('Paste'), to('bo').includes('The lamp')]).toEqual([false, true])
  for (const who of ['amina', 'bo'] as const) {
    const week = await house.do(who, routes.readWeek, { params: { slug } })
    expect([week.pages.map(({ title }) => title), week.stories.map(({ title }) => title)]).toEqual([
      ['Paste'],
      ['The lamp'],
    ])
  }
  // A week later, what was written in is told of as that.
  house.clock.advance(DAY)
  await house.do('bo', routes.changePage, { params: { id: story.id }, input: { markdown: 'It shines.' } })
  await house.quiet()
  house.clock.advance(nextDigest(house.clock.now()) - house.clock.now())
  const at = lastDigest(house.clock.now())
  const week = await house.do('amina', routes.readWeek, { params: { slug } })
  expect(week).toMatchObject({ at, stories: [], changed: [{ title: 'The lamp' }] })
  const before = await house.do('amina', routes.readWeek, { params: { slug }, query: { at: at - WEEK } })
  expect(before.stories).toHaveLength(1)
  expect(week.editions).toContain(at - WEEK)
  await expect(house.do('amina', routes.readWeek, { params: { slug }, query: { at: at - 1 } })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(house.do('outsider', routes.readWeek, { params: { slug } })).rejects.toBeTruthy()
  // Much happens afterwards: the week of before goes on saying what it was.
  await house.services.store.change(async (writes) => {
    const joined = {
      communityId: house.community.id,
      type: 'member-joined',
      by: null,
      subject: null,
      data: {},
    } as const
    for (let n = 0; n <= 1000; n++) await writes.events.tell(joined, house.clock.now())
  })
  await house.do('bo', routes.askQuestion, { params: { slug }, input: { title: 'Which lamp oil?', markdown: '' } })
  expect(await house.do('amina', routes.readWeek, { params: { slug }, query: { at: at - WEEK } })).toEqual({
    ...before,
    unanswered: [],
  })
})
