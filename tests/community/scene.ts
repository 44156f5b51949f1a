import { type RouteName, routes } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import type { OpenedCommunity } from '../harness/index.ts'

/** What a call gives, by names. */
export interface GivenCall {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly input?: unknown
}

/** One thing of every sort in the community, by whose ids any route can be asked. */
export interface Scene {
  readonly pageUrl: string
  readonly questionUrl: string
  readonly tokens: Readonly<Record<'read' | 'write' | 'admin', string>>
  readonly picture: Uint8Array<ArrayBuffer>
  /** A whole call of this route about what is there. */
  callOf(name: RouteName): GivenCall
  /** The same about what is not there. */
  absentOf(name: RouteName): GivenCall
  /** The same about something that may be used up, when the call will be done. */
  callFor(name: RouteName, done: boolean): Promise<GivenCall>
}

const slug = { slug: 'fixers' }
const ABSENT = 'absentabsentabse'

// The smallest PNG: one pixel.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const INPUTS: Partial<Record<RouteName, unknown>> = {
  createToken: { label: 'table', scopes: ['read'] },
  changeCommunity: { sentence: 'We mend things.' },
  createInvite: { role: 'guest' },
  createPage: { kind: 'note', title: 'Made by the table' },
  changePage: { summary: 'Changed by the table' },
  createVersion: { name: 'Kept by the table' },
  restoreVersion: { version: 1 },
  askQuestion: { title: 'Asked by the table', markdown: 'What?' },
  changeQuestion: { title: 'How hot is a soldering iron?' },
  answerQuestion: { markdown: 'Hot.' },
  changeAnswer: { markdown: 'Very hot.' },
  changeMember: { role: 'guest' },
}
const QUERIES: Partial<Record<RouteName, Record<string, unknown>>> = {
  search: { q: 'iron' },
  findSimilar: { text: 'iron' },
  readDiff: { from: 1 },
  attachFile: { name: 'p.png' },
}

const ABOUT_PAGE: readonly RouteName[] = [
  'readPage',
  'changePage',
  'deletePage',
  'undeletePage',
  'listVersions',
  'createVersion',
  'readVersion',
  'readDiff',
  'restoreVersion',
  'readAttribution',
  'readLinks',
  'attachFile',
]
const ABOUT_QUESTION: readonly RouteName[] = ['readQuestion', 'changeQuestion', 'deleteQuestion', 'answerQuestion']
const ABOUT_ANSWER: readonly RouteName[] = [
  'changeAnswer',
  'deleteAnswer',
  'acceptAnswer',
  'unacceptAnswer',
  'giveVote',
  'takeVote',
  'adoptAnswer',
]
const ABOUT_ADOPTION: readonly RouteName[] = ['readAdoption', 'updateAdoption', 'keepAdoption', 'detachAdoption']

export async function layScene(place: OpenedCommunity): Promise<Scene> {
  const { amina, bo } = place
  // Somebody whose question and answer it is, and who is none of those that ask.
  const { url } = await bo.api(routes.createInvite, { params: slug, input: { role: 'member' } })
  const person = { name: 'Gina', email: 'gina@example.org', password: 'a long passphrase' }
  const joined = await fetch(`${place.url}/api/v1/invites/${url.split('/join/')[1]}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const gina = async <T>(path: string, json: unknown): Promise<T> => {
    const headers = { 'Content-Type': 'application/json', Cookie: cookie }
    const response = await fetch(`${place.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(json) })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
  const newPage = () =>
    amina.api(routes.createPage, {
      params: slug,
      input: { kind: 'practice', title: 'Solder well', markdown: '## Iron\n\nA hot soldering iron.' },
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
  const adoption = await adopt(answer.id, page.id)
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

  const idOf = (name: RouteName): string => {
    if (ABOUT_PAGE.includes(name)) return page.id
    if (ABOUT_QUESTION.includes(name)) return question.id
    if (ABOUT_ANSWER.includes(name)) return answer.id
    if (ABOUT_ADOPTION.includes(name)) return adoption.id
    if (name === 'readAttachment') return file.id
    if (name === 'revokeInvite') return invite.id
    return name === 'changeMember' || name === 'removeMember' ? ginaId : ABSENT
  }
  const call = (name: RouteName, slugOf: string, id: string, pageId: string): GivenCall => {
    const input = name === 'adoptAnswer' ? { pageId } : INPUTS[name]
    return { params: { slug: slugOf, id, n: 1 }, query: QUERIES[name] ?? {}, ...(input === undefined ? {} : { input }) }
  }
  /** Something new for what uses it up. */
  const freshFor = async (name: RouteName): Promise<string> => {
    // The table takes Gina out and makes her a guest; she comes back each time.
    await place.running.services.store.change((writes) =>
      writes.members.setRole(place.communityId, ginaId, 'member', 0),
    )
    switch (name) {
      case 'deletePage':
        return (await newPage()).id
      case 'deleteQuestion':
        return (await newQuestion()).id
      case 'deleteAnswer':
        return (await newAnswer(question.id)).id
      case 'detachAdoption':
      case 'updateAdoption':
      case 'keepAdoption':
        return (await adopt((await newAnswer(question.id)).id, (await newPage()).id)).id
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
    callOf: (name) => call(name, 'fixers', idOf(name), page.id),
    absentOf: (name) => call(name, 'nowhere', ABSENT, ABSENT),
    callFor: async (name, done) => call(name, 'fixers', done ? await freshFor(name) : idOf(name), page.id),
  }
}
