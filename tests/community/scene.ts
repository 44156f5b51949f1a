// Long, because it holds one thing of every sort, about which every route is asked.
import { createApi, type RouteName, routes } from '@commonplace/api'
import type {
  ChallengeId,
  EntryId,
  GatheringId,
  MemberId,
  PageId,
  PromptId,
  PulseId,
  ThanksId,
  VoteId,
} from '@commonplace/domain'
import type { OpenedCommunity } from '../harness/index.ts'
import {
  ABOUT_ADOPTION,
  ABOUT_ANSWER,
  ABOUT_CHALLENGE,
  ABOUT_COMMENT,
  ABOUT_GATHERING,
  ABOUT_HELD,
  ABOUT_MEMBER,
  ABOUT_PAGE,
  ABOUT_PROMPT,
  ABOUT_QUESTION,
  ABOUT_SECTION,
  ABOUT_SUGGESTION,
  ABOUT_TEXT,
  ABOUT_THREAD,
  ABSENT,
  AT,
  BEGUN,
  type GivenCall,
  INPUTS,
  QUERIES,
  TIMES,
  TOGETHER,
  TOMORROW,
} from './scene-calls.ts'

/** One thing of every sort in the community, by whose ids any route can be asked. */
export interface Scene {
  readonly pageUrl: string
  readonly questionUrl: string
  readonly tokens: Readonly<Record<'read' | 'write' | 'admin', string>>
  readonly picture: Uint8Array<ArrayBuffer>
  /** What somebody goes on to show who was a member once. */
  readonly takenOut: { readonly cookie: string; readonly token: string }
  readonly documents: { readonly page: string; readonly question: string }
  /** A whole call of this route about what is there. */
  callOf(name: RouteName): GivenCall
  /** The same about what is not there. */
  absentOf(name: RouteName): GivenCall
  /** The same about something that may be used up, when the call will be done. */
  callFor(name: RouteName, done: boolean): Promise<GivenCall>
}

const slug = { slug: 'fixers' }
let made = 0
const ids = () => `tabletabletable${String(++made).padStart(4, '0')}`
// The smallest PNG: one pixel.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What stands at its end stands in no lead. */
const TEXT = `## Iron\n\nA hot soldering iron.\n\n${'Wipe it often. '.repeat(60)}\n\nBelow the lead.`

/** Takes somebody out who has a session and a token. */
async function takeOut(place: OpenedCommunity, cookie: string): Promise<Scene['takenOut']> {
  const api = createApi({ base: place.url, headers: { Cookie: cookie } })
  const { token } = await api(routes.createToken, { input: { label: 'table', scopes: ['read', 'write', 'admin'] } })
  const { member } = await api(routes.readMe)
  await place.bo.api(routes.removeMember, { params: { ...slug, id: member?.id ?? '' } })
  return { cookie, token }
}

export async function layScene(place: OpenedCommunity): Promise<Scene> {
  const { amina, bo } = place
  // Somebody whose question and answer it is, and who is none of those that ask.
  const join = async (name: string) => {
    const { url } = await bo.api(routes.createInvite, { params: slug, input: { role: 'member' } })
    const person = { name, email: `${name.toLowerCase()}@example.org`, password: 'a long passphrase' }
    const joined = await fetch(`${place.url}/api/v1/invites/${url.split('/join/')[1]}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person }),
    })
    return joined.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  const cookie = await join('Gina')
  const takenOut = await takeOut(place, await join('Hanno'))
  const gina = async <T>(path: string, json: unknown): Promise<T> => {
    const headers = { 'Content-Type': 'application/json', Cookie: cookie }
    const response = await fetch(`${place.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(json) })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
  const newPage = () =>
    amina.api(routes.createPage, {
      params: slug,
      input: { kind: 'practice', title: 'Solder well', markdown: TEXT },
    })
  const newQuestion = () =>
    gina<{ id: string; url: string }>('/communities/fixers/questions', {
      title: 'How hot is a soldering iron?',
      markdown: 'In degrees.',
    })
  const newAnswer = (question: string) =>
    gina<{ id: string }>(`/questions/${question}/answers`, { markdown: '350 degrees.' })
  const adopt = (answer: string, pageId: string) =>
    amina.api(routes.adoptAnswer, { params: { id: answer }, input: { pageId } })

  const page = await newPage()
  await amina.api(routes.createVersion, { params: { id: page.id }, input: { name: 'first' } })
  const file = await amina.api(routes.attachFile, {
    params: { id: page.id },
    query: { name: 'p.png' },
    bytes: new Uint8Array(PICTURE),
  })
  const question = await newQuestion()
  const answer = await newAnswer(question.id)
  const other = await newQuestion()
  const { documentId: textId } = await amina.api(routes.readQuestion, { params: { id: question.id } })
  const newComment = () => gina<{ id: string }>(`/questions/${question.id}/comments`, { markdown: 'In Fahrenheit?' })
  const comment = await newComment()
  const thread = await amina.api(routes.commentPage, { params: { id: page.id }, input: { markdown: 'How hot?' } })
  const newSuggestion = () =>
    amina.api(routes.commentPage, {
      params: { id: page.id },
      input: { markdown: '', proposal: 'A very hot soldering iron.', on: { quote: 'A hot soldering iron.' } },
    })
  const suggestion = await newSuggestion()
  /** A question as it is when a guest asked it. */
  const newHeld = async () => {
    const { id } = await newQuestion()
    await place.running.services.store.change((writes) =>
      writes.questions.change(id as never, { deletedAt: 1, held: { state: 'waiting', reason: '' } }),
    )
    return id
  }
  const held = await newHeld()
  const adoption = await adopt(answer.id, page.id)
  const sectionId = 'sectionsectionse'
  await amina.api(routes.createVersion, {
    params: { id: page.id },
    input: { name: 'answers it', answers: [{ id: sectionId, questionId: question.id, heading: 'Iron' }] },
  })
  const newNaming = () =>
    amina.api(routes.createPage, {
      params: slug,
      input: { kind: 'note', title: 'Naming', markdown: 'Those who solder well are calm.' },
    })
  let namingId: string = (await newNaming()).id
  const invite = await bo.api(routes.createInvite, { params: slug, input: { role: 'guest', uses: 1000 } })
  const { items: members } = await bo.api(routes.listMembers, { params: slug })
  const ginaId = (members.find(({ name }) => name === 'Gina')?.id ?? '') as MemberId
  const token = async (scopes: ('read' | 'write' | 'admin')[]) =>
    (await bo.api(routes.createToken, { input: { label: 'table', scopes } })).token
  const tokens = {
    read: await token(['read']),
    write: await token(['read', 'write']),
    admin: await token(['read', 'write', 'admin']),
  }

  const { store } = place.running.services
  await store.change((writes) => writes.profiles.putPortrait(ginaId, { revision: 'portrait', bytes: PICTURE }))
  const newRequest = async () => {
    const request = { id: ids(), communityId: place.communityId, memberId: ids() as MemberId, note: '', at: 1 }
    await store.change((writes) => writes.ways.addJoinRequest(request))
    return request.id
  }
  const newReport = async () => {
    const subject = { kind: 'page', id: page.id } as const
    const report = { id: ids(), communityId: place.communityId, subject, by: ids() as MemberId, reason: '', at: 1 }
    await store.change((writes) => writes.moderation.addReport({ ...report, settled: null }))
    return report.id
  }
  const newHook = async () => {
    const webhook = {
      ...{ id: ids(), communityId: place.communityId, url: 'https://example.org', secret: 's', types: [] },
      ...{ createdBy: ginaId, createdAt: 1, lastUsedAt: null, failingSince: null },
    }
    await store.change((writes) => writes.hooks.add(webhook))
    return webhook.id
  }
  const newDelivery = async () => {
    const delivery = {
      ...{ id: ids(), webhookId: await newHook(), type: 'page-created', body: '{}', at: 1, tries: 1 },
      ...{ nextAt: null, status: 200, said: '', doneAt: 1 },
    }
    await store.change((writes) => writes.hooks.addDelivery(delivery))
    return delivery.id
  }
  const newGathering = async () => {
    const input = { title: 'Show & Tell', start: AT, zone: 'Europe/Berlin' }
    return (await bo.api(routes.planGathering, { params: slug, input })).gatheringId
  }
  const gathering = await newGathering()
  const newDaily = async (inTurn: boolean) => {
    const daily = { title: 'Round', start: BEGUN, zone: 'UTC', rule: 'FREQ=DAILY', inTurn }
    return (await bo.api(routes.planGathering, { params: slug, input: daily })).gatheringId
  }
  const begun = await newDaily(false)
  const newTurn = async (hostId: string | null) => {
    const id = await newDaily(true)
    await bo.api(routes.changeOccurrence, { params: { id, at: TOMORROW }, input: { hostId } })
    return id
  }
  const turn = await newTurn(null)
  const on = await newDaily(false)
  const vote = ids() as VoteId
  const about = { gatheringId: on as GatheringId, key: BEGUN, title: 'Next', options: ['Lamps', 'Kettles'], dots: 2 }
  await store.change((writes) => writes.together.addVote({ id: vote, ...about, by: ginaId, at: 1, closedAt: null }))
  const newShowing = async () => {
    const input = { title: 'A lamp', minutes: 5 }
    const path = `/gatherings/${gathering}/occurrences/${AT}/showings`
    return (await gina<{ showings: { id: string }[] }>(path, input)).showings.at(-1)?.id ?? ''
  }
  const showing = await newShowing()
  const newPulse = async () => {
    const pulse = {
      id: ids() as PulseId,
      communityId: place.communityId,
      closesAt: Date.now() + 86_400_000,
    }
    await store.change((writes) => writes.pulses.add({ ...pulse, statements: ['I learned something.'] }))
    return pulse.id
  }
  const pulse = await newPulse()
  const newChallenge = async () => {
    const [opensAt, closesAt] = [Date.now() - 1000, Date.now() + 30 * 86_400_000]
    const made = { id: ids() as ChallengeId, communityId: place.communityId, opensAt, closesAt, createdBy: ginaId }
    const terms = { n: 1, title: 'Mend one thing', goal: 'Mend one thing.', how: '', badge: 'Mender' }
    await store.change((writes) => writes.challenges.add({ ...made, terms, createdAt: 1 }))
    return made.id
  }
  const challenge = await newChallenge()
  const newPrompt = async () => {
    const made = { id: ids() as PromptId, communityId: place.communityId, words: 'What broke?', more: '', by: ginaId }
    await store.change((writes) => writes.thoughts.add({ ...made, at: 1, place: 0 }))
    return made.id
  }
  const prompt = await newPrompt()
  const newEntry = async () => {
    const made = { id: ids() as EntryId, challengeId: await newChallenge(), memberId: ginaId, version: 1, terms: 1 }
    await store.change((writes) =>
      writes.challenges.enter({ ...made, pageId: page.id as PageId, at: 1, earnedAt: null }),
    )
    return made.id
  }
  const entry = await newEntry()
  const request = await newRequest()
  const report = await newReport()
  const hook = await newHook()
  const delivery = await newDelivery()

  let giving: string = page.id
  const newThanks = async () => {
    const thanks = {
      ...{ id: ids() as ThanksId, communityId: place.communityId, from: ginaId, to: amina.id, words: 'So.', at: 1 },
      subject: { kind: 'page', id: ids() } as const,
    }
    await store.change((writes) => writes.thanks.add(thanks))
    return thanks.id
  }
  const thanks = await newThanks()
  const newCharter = () =>
    amina.api(routes.createPage, { params: slug, input: { kind: 'charter', title: 'Our charter', markdown: 'Iron.' } })
  const charter = await amina.api(routes.readPage, { params: { id: (await newCharter()).id } })

  const idOf = (name: RouteName): string => {
    if (ABOUT_MEMBER.includes(name)) return name === 'undoMember' ? place.dana.id : ginaId
    if (name === 'settleJoinRequest') return request
    if (name === 'settleReport') return report
    if (name === 'takeThanks') return thanks
    if (name === 'giveThanks') return page.id
    if (name === 'signCharter' || name === 'listSignatures') return charter.id
    if (name === 'replyToPulse' || name === 'withdrawPulse') return pulse
    if (name === 'confirmEntry' || name === 'unconfirmEntry') return entry
    if (ABOUT_PROMPT.includes(name)) return prompt
    if (ABOUT_CHALLENGE.includes(name)) return challenge
    if (name === 'removeWebhook' || name === 'listDeliveries') return hook
    if (name === 'replayDelivery') return delivery
    if (ABOUT_PAGE.includes(name)) return page.id
    if (ABOUT_QUESTION.includes(name)) return question.id
    if (ABOUT_ANSWER.includes(name)) return answer.id
    if (ABOUT_ADOPTION.includes(name)) return adoption.id
    if (ABOUT_GATHERING.includes(name)) return gathering
    if (name === 'closeGathering') return begun
    if (name === 'passTurn' || name === 'takeTurn') return turn
    if (TOGETHER.includes(name)) return on
    if (name === 'placeDots' || name === 'closeVote') return vote
    if (name === 'withdrawShowing') return showing
    if (ABOUT_HELD.includes(name)) return held
    if (ABOUT_COMMENT.includes(name)) return comment.id
    if (ABOUT_SUGGESTION.includes(name)) return suggestion.id
    if (ABOUT_THREAD.includes(name)) return thread.id
    if (ABOUT_TEXT.includes(name)) return textId
    if (ABOUT_SECTION.includes(name)) return sectionId
    if (name === 'readAttachment') return file.id
    if (name === 'revokeInvite') return invite.id
    return ABSENT
  }
  const call = (name: RouteName, slugOf: string, id: string, pageId: string): GivenCall => {
    const there = id !== ABSENT
    const given: Partial<Record<RouteName, unknown>> = {
      ...INPUTS,
      adoptAnswer: { pageId },
      giveThanks: { to: ginaId, about: { kind: 'page', id: there ? giving : ABSENT }, words: 'Thank you.' },
      signCharter: { revision: charter.charter?.revision },
      mergeQuestion: { into: there ? other.id : ABSENT },
      inviteToAnswer: { members: [ginaId] },
      reportContent: { kind: 'page', id: pageId, reason: 'By the table.' },
      moderate: { kind: 'page', id: pageId, act: 'unlock' },
      linkMention: { from: there ? namingId : ABSENT },
      enterChallenge: { pageId },
      endSearch: { kind: 'page', id: pageId },
      inviteToGap: { kind: 'search', words: 'flux', memberId: ginaId },
      creditAnswer: { kind: 'page', subject: pageId, asked: 'How hot?' },
    }
    const input = given[name]
    return {
      params: { slug: slugOf, id, at: TIMES[name] ?? AT, n: 1, tag: 'iron', member: ginaId, revision: 'portrait' },
      query: name === 'readHistories' ? { pages: pageId } : (QUERIES[name] ?? {}),
      ...(input === undefined ? {} : { input }),
    }
  }
  /** Something new for what uses it up. */
  const freshFor = async (name: RouteName): Promise<string> => {
    // The table takes Gina out and makes her a guest; she comes back each time.
    await place.running.services.store.change((writes) =>
      writes.members.setRole(place.communityId, ginaId, 'member', 0),
    )
    await store.change((writes) => writes.moderation.removeBan(place.communityId, ginaId))
    switch (name) {
      case 'unbanMember': {
        const ban = { communityId: place.communityId, memberId: ginaId, reason: '', by: ginaId, at: 1 }
        await store.change((writes) => writes.moderation.addBan(ban))
        return ginaId
      }
      case 'settleJoinRequest':
        return newRequest()
      case 'settleReport':
        return newReport()
      case 'removeWebhook':
        return newHook()
      case 'withdrawPulse':
        return newPulse()
      case 'removePrompt':
      case 'publishPrompt':
        return newPrompt()
      case 'removeChallenge':
      case 'enterChallenge':
        return newChallenge()
      case 'confirmEntry':
      case 'unconfirmEntry':
        return newEntry()
      case 'takeThanks':
        return newThanks()
      case 'giveThanks':
        giving = (await newPage()).id
        return page.id
      case 'replayDelivery':
        return newDelivery()
      case 'deletePage':
        return (await newPage()).id
      case 'deleteQuestion':
        return (await newQuestion()).id
      case 'mergeQuestion':
        return (await newQuestion()).id
      case 'deleteComment':
        return (await newComment()).id
      case 'rejectSuggestion':
        return (await newSuggestion()).id
      case 'reconsiderSuggestion': {
        const { id } = await newSuggestion()
        await amina.api(routes.rejectSuggestion, { params: { id } })
        return id
      }
      case 'acceptSuggestion':
        await amina.api(routes.changePage, {
          params: { id: page.id },
          input: { markdown: TEXT },
        })
        return (await newSuggestion()).id
      case 'admitQuestion':
      case 'declineQuestion':
        return newHeld()
      case 'deleteAnswer':
        return (await newAnswer(question.id)).id
      case 'detachAdoption':
      case 'updateAdoption':
      case 'keepAdoption':
        return (await adopt((await newAnswer(question.id)).id, (await newPage()).id)).id
      case 'linkMention':
        namingId = (await newNaming()).id
        return page.id
      case 'cancelGathering':
        return newGathering()
      case 'takeTurn':
        return newTurn(null)
      case 'passTurn':
        return newTurn(ginaId)
      case 'withdrawShowing':
        return newShowing()
      case 'adoptAnswer':
        return (await newAnswer(question.id)).id
      case 'revokeInvite':
        return (await bo.api(routes.createInvite, { params: slug, input: { role: 'guest' } })).id
      default:
        return idOf(name)
    }
  }
  return {
    pageUrl: page.url,
    questionUrl: question.url,
    tokens,
    picture: new Uint8Array(PICTURE),
    takenOut,
    documents: { page: page.documentId, question: textId },
    callOf: (name) => call(name, 'fixers', idOf(name), page.id),
    absentOf: (name) => call(name, 'nowhere', ABSENT, ABSENT),
    callFor: async (name, done) => call(name, 'fixers', done ? await freshFor(name) : idOf(name), page.id),
  }
}
