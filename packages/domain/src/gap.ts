import type { CommunityId, Instant, MemberId } from './ids.ts'

/** What somebody looked for and did not find: words searched in vain, or a title that a link names and no page has. */
export const GAP_KINDS = ['search', 'title'] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** A search that was made, without who made it. It is over once a hit was opened. */
export interface LoggedSearch {
  readonly id: string
  readonly communityId: CommunityId
  readonly words: string
  /** How much it found. */
  readonly found: number
  readonly at: Instant
  readonly ended: { readonly kind: 'page' | 'question'; readonly id: string } | null
}

/** Somebody who wants to hear when a gap is filled. */
export interface Wait {
  readonly communityId: CommunityId
  readonly kind: GapKind
  readonly words: string
  readonly memberId: MemberId
  readonly at: Instant
  readonly filled: { readonly kind: 'page' | 'question'; readonly id: string; readonly at: Instant } | null
  readonly seenAt: Instant | null
}

/** Somebody asked to fill a gap; `page` asks for a steward of that page. */
export interface GapInvite {
  readonly communityId: CommunityId
  readonly kind: GapKind | 'page'
  readonly words: string
  /** The page that wants a steward; empty for other gaps. */
  readonly pageId: string
  readonly memberId: MemberId
  readonly by: MemberId
  readonly at: Instant
  readonly seenAt: Instant | null
}

/** Words as gaps are told apart: letter case, accents, marks and order of white space aside. */
export const gapKey = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200)

/**
 * Whether words that somebody searched for may be nobody's business: a mail address, a telephone or account number, a key. They are no
 * subject that a community lacks a page about, and who typed them may have meant another field.
 */
export const looksPrivate = (words: string): boolean =>
  /\S@\S/u.test(words) || /(?:\p{N}[\s./()-]*){9}/u.test(words) || /\S{32}/u.test(words)

/** What may fill a gap: a page that says something, or an answered question. */
export interface Filling {
  readonly title: string
  readonly text: string
}

/** Whether a thing fills a gap: its title holds every word, or, for a search that found nothing, its text does. */
export function fills({ kind, key }: { readonly kind: GapKind; readonly key: string }, thing: Filling): boolean {
  const wanted = key.split(' ').filter(Boolean)
  if (wanted.length === 0) return false
  const holds = (text: string): boolean => {
    const there = gapWords(text)
    return wanted.every((word) => there.some((one) => one.startsWith(word)))
  }
  return holds(thing.title) || (kind === 'search' && holds(`${thing.title} ${thing.text}`))
}

const gapWords = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  ),
]

interface Clustered {
  readonly id: string
  readonly title: string
  readonly tags: readonly string[]
}
export interface Cluster<T extends Clustered> {
  /** The tag or word that its questions have in common. */
  readonly about: string
  readonly questions: readonly T[]
}

/** A subject that this many questions share asks for a page. */
const CLUSTER = 3
/** Words of questions that say nothing about what is asked. */
const COMMON: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */
  'about after again against also another anybody anyone because been before being between could does doing done every from good have having help here into just know like make many more most much need only other ours over please really should some somebody something still such than that their them then there these they thing think this those through time under used using very want well were what when where which while with without work works would your'.split(
    ' ',
  ),
)

/**
 * Questions that ask about one subject, the largest cluster first; each question is in one. A tag counts before a word of the title, and
 * a word that stands in more than half of all titles is no subject.
 */
export function clustersOf<T extends Clustered>(questions: readonly T[]): Cluster<T>[] {
  const groups = new Map<string, { about: string; isTag: boolean; questions: T[] }>()
  const put = (key: string, about: string, isTag: boolean, question: T): void => {
    const group = groups.get(key) ?? { about, isTag, questions: [] }
    if (!group.questions.includes(question)) group.questions.push(question)
    groups.set(key, group)
  }
  for (const question of questions) {
    for (const tag of question.tags) put(`# ${gapKey(tag)}`, tag, true, question)
    for (const word of gapWords(question.title))
      if (word.length >= 4 && !COMMON.has(word)) put(`w ${word.replace(/s$/, '')}`, word, false, question)
  }
  const most = Math.max(CLUSTER, Math.ceil(questions.length / 2))
  const taken = new Set<T>()
  const clusters: Cluster<T>[] = []
  const ranked = [...groups.values()]
    .filter((group) => group.isTag || group.questions.length <= most)
    .sort(
      (a, b) =>
        b.questions.length - a.questions.length || Number(b.isTag) - Number(a.isTag) || (a.about < b.about ? -1 : 1),
    )
  for (const { about, questions: members } of ranked) {
    const free = members.filter((question) => !taken.has(question))
    if (free.length < CLUSTER) continue
    for (const question of free) taken.add(question)
    clusters.push({ about, questions: free })
  }
  return clusters.sort((a, b) => b.questions.length - a.questions.length)
}
