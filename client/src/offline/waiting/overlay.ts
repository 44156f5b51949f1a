import type { AnswerShape, PageRow, PageShape, Person, QuestionShape, RouteName } from '@commonplace/api'
import { EMPTY_FIELDS, type Kind, type PageFields, positionBetween } from '@commonplace/domain'
import type { ActRow } from '../device/open-device.ts'
import { aroundAsWaiting } from './around.ts'
import type { Read } from './from-markdown.ts'
import { trialsAfter, withTrials } from './trials.ts'

// What is kept, as it will be once what waits has been sent. Nothing of it is written down: an act that is withdrawn was never there.

export interface Given {
  readonly me: Person
  /** What waits, oldest first. Acts that were refused change nothing; what they would have made stays to be read. */
  readonly acts: readonly ActRow[]
  readonly read: (markdown: string) => Promise<Read>
}

type Input = Readonly<Record<string, unknown>>

const inputOf = (act: ActRow): Input => (act.input ?? {}) as Input
const textOf = (input: Input, name: string): string => (typeof input[name] === 'string' ? (input[name] as string) : '')
const tagsOf = (input: Input): string[] => (Array.isArray(input.tags) ? input.tags.map(String) : [])
const slugOf = (act: ActRow): string => String(act.params.slug ?? '')
const about = (act: ActRow, id: string): boolean => act.params.id === id

/** The pages of a community that were made here and wait to be sent; their text is read from the device by whoever shows it. */
export function pagesBegun({ acts, me }: Given, slug: string | null = null): PageShape[] {
  return acts.flatMap((act) => {
    const input = inputOf(act)
    const isOne = act.name === 'createPage' && typeof input.id === 'string'
    return isOne && (slug === null || slugOf(act) === slug) ? [pageBegun(act, input, me)] : []
  })
}

function pageBegun(act: ActRow, input: Input, me: Person): PageShape {
  const id = textOf(input, 'id')
  const title = textOf(input, 'title')
  const tags = tagsOf(input)
  const at = act.madeAt
  return {
    id,
    documentId: textOf(input, 'documentId'),
    kind: textOf(input, 'kind') as Kind,
    title,
    slug: '',
    url: `/${slugOf(act)}/p/${id}`,
    parentId: textOf(input, 'parentId') || null,
    position: `~${act.place}`,
    status: 'draft',
    tags,
    summary: textOf(input, 'summary'),
    lead: textOf(input, 'summary'),
    reviewDue: false,
    changedAt: at,
    changedBy: [me],
    words: 0,
    deletedAt: null,
    pinned: false,
    communitySlug: slugOf(act),
    fields: {
      ...EMPTY_FIELDS,
      title,
      summary: textOf(input, 'summary'),
      tags,
      stewards: [],
      extra: {},
      tried: trialsAfter([], input.tried),
    },
    stewards: [],
    createdBy: me,
    createdAt: at,
    html: '',
    headings: [],
    unread: null,
    versions: 0,
    contributors: [me],
    breadcrumb: [],
    children: [],
    questions: [],
    adoptions: [],
    links: { out: [], in: [] },
    evidence: null,
    charter: null,
    tried: [],
    steps: [],
    badges: [],
    sheetOf: null,
    thought: false,
    threads: [],
    resolvedThreads: 0,
    answered: { count: 0, latest: [] },
    starred: false,
    level: 'watching',
    audience: null,
    locked: false,
    may: {
      ...{ read: true, edit: true, delete: true, move: true, ask: true, star: true, restore: false },
      // Who sees it is said once it is there.
      ...{ narrow: false, moderate: false, remark: false, suggest: false, pin: false },
    },
  }
}

const FIELDS: readonly (keyof PageFields)[] = ['title', 'summary', 'tags', 'status', 'stewards', 'reviewEvery', 'extra']

/** A page or its row as it stands after the acts about it; `positionOf` tells where a sibling stands. */
export function pageAsWaiting<T extends PageRow>(
  page: T,
  acts: readonly ActRow[],
  positionOf: (id: string) => string | null = () => null,
): T {
  return acts.reduce((now, act) => (act.refusal || !about(act, page.id) ? now : after(now, act, positionOf)), page)
}

function after<T extends PageRow>(page: T, act: ActRow, positionOf: (id: string) => string | null): T {
  switch (act.name) {
    case 'deletePage':
      return { ...page, deletedAt: act.madeAt }
    case 'undeletePage':
      return { ...page, deletedAt: null }
    case 'starPage':
    case 'unstarPage':
      // Rows of lists say nothing of stars.
      return 'starred' in page ? { ...page, starred: act.name === 'starPage' } : page
    case 'signCharter':
      return 'charter' in page ? { ...page, charter: signedAsWaiting(page as unknown as PageShape, act) } : page
    case 'setPageLevel':
      return 'level' in page ? { ...page, level: inputOf(act).level } : page
    case 'changePage': {
      const { kind, parentId, after: sibling, tried, ...input } = inputOf(act)
      const set = Object.fromEntries(FIELDS.filter((name) => name in input).map((name) => [name, input[name]]))
      const { title, summary, tags, status } = set as Partial<PageFields>
      const place = typeof sibling === 'string' ? positionOf(sibling) : null
      return {
        ...page,
        ...(title === undefined ? {} : { title }),
        ...(summary === undefined ? {} : { summary }),
        ...(tags === undefined ? {} : { tags: [...tags] }),
        ...(status === undefined ? {} : { status }),
        ...(kind === undefined ? {} : { kind }),
        ...(parentId === undefined ? {} : { parentId }),
        ...(sibling === undefined ? {} : { position: place === null ? '' : positionBetween(place, `${place}1`) }),
        ...('fields' in page ? fieldsAfter(page as unknown as PageShape, set, tried) : {}),
        ...(input.reviewed === true ? { reviewDue: false } : {}),
        changedAt: act.madeAt,
      }
    }
    default:
      return page
  }
}

/** A charter with the signature that waits: it is of the text that was read when it was given, which is the one that is kept here. */
function signedAsWaiting({ charter, versions }: PageShape, act: ActRow): PageShape['charter'] {
  if (!charter || charter.mine?.state === 'holds') return charter
  const mine = { version: versions, at: act.madeAt, state: 'holds' } as const
  return { ...charter, mine, signed: charter.signed + 1 }
}

/** The fields of a page after an act; of what a story tried, only what the act names is otherwise. */
function fieldsAfter(page: PageShape, set: object, said: unknown): Pick<PageShape, 'fields' | 'tried'> {
  const tried = trialsAfter(page.fields.tried, said)
  return { fields: { ...page.fields, ...set, tried }, tried: withTrials(page.tried, tried) }
}

/** What can only be done with something once the server knows it. */
const LATER = {
  adopt: false,
  comment: false,
  confirm: false,
  follow: false,
  invite: false,
  merge: false,
  moderate: false,
  open: false,
}

/** The questions of a community that were asked here and wait to be sent. */
export function questionsBegun(given: Given, slug: string | null = null): Promise<QuestionShape[]> {
  const asks = given.acts.filter(
    (act) => act.name === 'askQuestion' && inputOf(act).id !== undefined && (slug === null || slugOf(act) === slug),
  )
  return Promise.all(asks.map((act) => questionBegun(act, given)))
}

async function questionBegun(act: ActRow, { me, read }: Given): Promise<QuestionShape> {
  const input = inputOf(act)
  const id = textOf(input, 'id')
  const from = input.askedFrom as { pageId?: string; quote?: string } | undefined
  const body = await read(textOf(input, 'markdown'))
  return {
    id,
    documentId: textOf(input, 'documentId'),
    title: textOf(input, 'title'),
    url: `/${slugOf(act)}/q/${id}`,
    tags: tagsOf(input),
    by: me,
    at: act.madeAt,
    changedAt: act.madeAt,
    lead: body.lead,
    answers: 0,
    votes: 0,
    accepted: false,
    obsolete: 0,
    held: null,
    about: null,
    communitySlug: slugOf(act),
    html: body.html,
    quote: from?.quote ?? null,
    askedAt: null,
    acceptedBy: null,
    acceptedAt: null,
    answerList: [],
    links: { out: [], in: [] },
    similar: [],
    comments: [],
    invited: [],
    followers: 1,
    following: true,
    starred: false,
    level: 'watching',
    versions: 0,
    answered: 0,
    heldReason: '',
    locked: false,
    mergedInto: null,
    sectionAnswers: [],
    merged: [],
    may: { edit: true, delete: true, answer: true, accept: true, ...LATER },
  }
}

/** A question as it stands after the acts about it and its answers. One that is withdrawn is gone: null. */
export async function questionAsWaiting(question: QuestionShape, given: Given): Promise<QuestionShape | null> {
  let now: QuestionShape | null = question
  for (const act of given.acts) {
    if (act.refusal && act.name !== 'answerQuestion') continue
    if (!now) continue
    now = touches(now, act) ? await afterQuestion(now, act, given) : await aroundAsWaiting(now, act, given)
  }
  return now
}

const ON_ANSWERS: ReadonlySet<RouteName> = new Set<RouteName>([
  'changeAnswer',
  'deleteAnswer',
  'acceptAnswer',
  'unacceptAnswer',
  'giveVote',
  'takeVote',
])

const touches = (question: QuestionShape, act: ActRow): boolean =>
  ON_ANSWERS.has(act.name) ? question.answerList.some(({ id }) => about(act, id)) : about(act, question.id)

async function afterQuestion(question: QuestionShape, act: ActRow, given: Given): Promise<QuestionShape | null> {
  const input = inputOf(act)
  const answers = (change: (answer: AnswerShape) => AnswerShape): QuestionShape =>
    counted({ ...question, answerList: question.answerList.map((one) => (about(act, one.id) ? change(one) : one)) })
  switch (act.name) {
    case 'deleteQuestion':
      return null
    case 'changeQuestion': {
      const body = typeof input.markdown === 'string' ? await given.read(input.markdown) : null
      return {
        ...question,
        ...(body ? { html: body.html, lead: body.lead } : {}),
        ...(typeof input.title === 'string' ? { title: input.title } : {}),
        ...(input.tags ? { tags: tagsOf(input) } : {}),
        changedAt: act.madeAt,
      }
    }
    case 'answerQuestion': {
      const answer = await answerBegun(question, act, given)
      return question.answerList.some(({ id }) => id === answer.id)
        ? question
        : counted({ ...question, answerList: [...question.answerList, answer], changedAt: act.madeAt })
    }
    case 'changeAnswer': {
      const { html } = await given.read(textOf(input, 'markdown'))
      return answers((answer) => ({ ...answer, html, changedAt: act.madeAt }))
    }
    case 'deleteAnswer':
      return counted({ ...question, answerList: question.answerList.filter(({ id }) => !about(act, id)) })
    case 'acceptAnswer': {
      const answerList = question.answerList.map((one) => ({ ...one, accepted: about(act, one.id) }))
      return { ...question, answerList, accepted: true, acceptedBy: given.me, acceptedAt: act.madeAt }
    }
    case 'unacceptAnswer':
      return { ...answers((answer) => ({ ...answer, accepted: false })), accepted: false, acceptedBy: null }
    case 'giveVote':
      return answers((one) => (one.voted ? one : { ...one, voted: true, votes: one.votes + 1 }))
    case 'takeVote':
      return answers((one) => (one.voted ? { ...one, voted: false, votes: one.votes - 1 } : one))
    default:
      return aroundAsWaiting(question, act, given)
  }
}

async function answerBegun(question: QuestionShape, act: ActRow, { me, read }: Given): Promise<AnswerShape> {
  const input = inputOf(act)
  const { html } = await read(textOf(input, 'markdown'))
  return {
    id: textOf(input, 'id'),
    documentId: textOf(input, 'documentId'),
    questionId: question.id,
    by: me,
    at: act.madeAt,
    changedAt: act.madeAt,
    html,
    votes: 0,
    voted: false,
    accepted: false,
    adoptions: [],
    comments: [],
    shared: false,
    obsolete: null,
    confirmations: { count: 0, lastAt: null, mine: false },
    versions: 0,
    may: { ...LATER, edit: true, delete: true, vote: false, accept: question.may.accept },
  }
}

const counted = (question: QuestionShape): QuestionShape => ({
  ...question,
  answers: question.answerList.length,
  votes: question.answerList.reduce((sum, { votes }) => sum + votes, 0),
})
