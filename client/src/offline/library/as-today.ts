import type {
  AnswerShape,
  CommunityShape,
  GatheringShape,
  MeasuresShape,
  OutputOf,
  PageShape,
  QuestionRow,
  QuestionShape,
  RouteName,
  routes,
} from '@commonplace/api'
import { RUNG_NUMBERS } from '@commonplace/domain'

// A device may hold copies that an earlier build of the program kept, before it knew of all that is kept today. They are read as the
// shapes of today: what was not known then stands here at what it means that nobody has said anything. The next sync brings the rest.

type Home = OutputOf<typeof routes.readHome>

const ROW: Pick<QuestionRow, 'obsolete' | 'held'> = { obsolete: 0, held: null }

const QUESTION: Omit<Partial<QuestionShape>, 'may'> = {
  askedAt: null,
  ...ROW,
  sectionAnswers: [],
  comments: [],
  invited: [],
  followers: 0,
  following: false,
  starred: false,
  versions: 0,
  answered: 0,
  locked: false,
  heldReason: '',
  mergedInto: null,
  merged: [],
}
/** Who was not told that they may, may not: the server says it anew with the next copy. */
const MAY_ASK = { comment: false, invite: false, follow: false, merge: false, moderate: false }

const ANSWER: Omit<Partial<AnswerShape>, 'may'> = {
  comments: [],
  shared: false,
  obsolete: null,
  confirmations: { count: 0, lastAt: null, mine: false },
  versions: 0,
}
const MAY_ANSWER = { comment: false, confirm: false, open: false }

/** A kept question, whenever it was kept. */
export function questionAsToday(kept: QuestionShape): QuestionShape {
  return {
    ...QUESTION,
    ...{ level: kept.following ? 'watching' : 'normal' },
    ...kept,
    answerList: kept.answerList.map((answer) => ({
      ...ANSWER,
      ...answer,
      may: { ...MAY_ANSWER, ...answer.may },
    })),
    may: { ...MAY_ASK, ...kept.may },
  }
}

const MAY_READ = { star: false, remark: false, suggest: false, pin: false }

/** A kept page, whenever it was kept. */
export const pageAsToday = (kept: PageShape): PageShape => ({
  ...{ audience: null, locked: false, evidence: null, charter: null, tried: [], badges: [] },
  ...kept,
  fields: { ...kept.fields, tried: kept.fields.tried ?? [] },
  pinned: kept.pinned ?? false,
  steps: kept.steps ?? [],
  threads: kept.threads ?? [],
  sheetOf: kept.sheetOf ?? null,
  thought: kept.thought ?? false,
  resolvedThreads: kept.resolvedThreads ?? 0,
  answered: kept.answered ?? { count: 0, latest: [] },
  starred: kept.starred ?? false,
  level: kept.level ?? 'normal',
  may: { ...MAY_READ, ...kept.may },
  adoptions: kept.adoptions.map((one) => ({
    ...one,
    mayEditAnswer: one.mayEditAnswer ?? false,
    wovenRevisions: one.wovenRevisions ?? [],
  })),
})

const TOLD: Home['told'] = { toConfirm: [], adoptions: [], movedSections: [], filled: [], invited: [] }

function homeAsToday(kept: Home): Home {
  const rows = (questions: Home['waiting'] = []) => questions.map((one) => ({ ...ROW, ...one }))
  const forYou: Partial<Home['forYou']> = kept.forYou ?? {}
  return {
    ...kept,
    waiting: rows(kept.waiting),
    forYou: {
      invited: rows(forYou.invited),
      reminded: rows(forYou.reminded),
      held: rows(forYou.held),
      charter: forYou.charter ?? null,
      renewals: forYou.renewals ?? [],
      pulse: forYou.pulse ?? null,
      followed: rows(forYou.followed),
      credits: forYou.credits ?? [],
      margins: forYou.margins ?? [],
    },
    pinned: kept.pinned ?? [],
    next: kept.next ?? null,
    challenge: kept.challenge ?? null,
    thought: kept.thought ?? null,
    start: kept.start ?? null,
    told: { ...TOLD, ...(kept.told ?? {}) },
  }
}

type Thoughts = OutputOf<typeof routes.readThoughts>

const thoughtsAsToday = (kept: Thoughts): Thoughts => ({
  ...kept,
  queue: kept.queue.map((one) => ({ ...{ held: false, may: { change: false } }, ...one })),
})

type Follows = OutputOf<typeof routes.readFollows>
type Members = OutputOf<typeof routes.listMembers>

const membersAsToday = (kept: Members): Members => ({
  ...kept,
  items:
    kept.items?.map((one) => ({ ...{ offers: '', seeks: '', topics: [], portrait: null, title: null }, ...one })) ?? [],
})

/** A kept answer of any other route, whenever it was kept. */
export function answerAsToday(name: RouteName, kept: unknown): unknown {
  if (name === 'readHome') return homeAsToday(kept as Home)
  if (name === 'readMeasures') return { marks: [], pulse: [], ...(kept as Partial<MeasuresShape>) }
  if (name === 'listMembers') return membersAsToday(kept as Members)
  if (name === 'readFollows') return { muted: [], community: 'normal', ...(kept as Partial<Follows>) }
  if (name === 'readCommunity')
    return {
      forWhom: '',
      guestsAsk: false,
      openMeasures: false,
      rungs: RUNG_NUMBERS,
      ...(kept as Partial<CommunityShape>),
    }
  if (name === 'readWeek') return { thoughts: [], ...(kept as Partial<OutputOf<typeof routes.readWeek>>) }
  if (name === 'readThoughts') return thoughtsAsToday(kept as Thoughts)
  if (name === 'readGathering') return gatheringAsToday(kept as GatheringShape)
  return kept
}

const gatheringAsToday = (kept: GatheringShape): GatheringShape => ({
  ...{ recap: null, questions: [], closed: null, turn: null, inTurn: false },
  ...kept,
  may: { ...{ close: false, takeTurn: false, passTurn: false }, ...kept.may },
})
