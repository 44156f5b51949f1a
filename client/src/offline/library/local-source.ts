import type { Me, OutputOf, PageShape, Person, QuestionShape, RouteName, routes } from '@commonplace/api'
import { isUnfiltered, readAsk } from '@commonplace/domain/search'
import { must } from '@commonplace/kit'
import type { Device } from '../device/open-device.ts'
import type { Finder, SearchFilter } from '../search/finder.ts'
import { challengesAsWaiting } from '../waiting/challenges.ts'
import { followsAsWaiting } from '../waiting/follows.ts'
import { inboxAsWaiting } from '../waiting/inbox.ts'
import { marginAsWaiting } from '../waiting/margin.ts'
import { type Given, pageAsWaiting, pagesBegun, questionAsWaiting, questionsBegun } from '../waiting/overlay.ts'
import { programmeAsWaiting } from '../waiting/programme.ts'
import { pulseAsWaiting } from '../waiting/pulse.ts'
import { answerKey } from './answers.ts'
import { answerAsToday, pageAsToday, questionAsToday } from './as-today.ts'
import { showsOthers } from './keep-opened.ts'
import { listPages, listQuestions, membersLike, type PagesQuery, type QuestionsQuery } from './list.ts'
import type { LocalEdits } from './local-edits.ts'
import type { LocalHistory } from './local-history.ts'
import { profileKept } from './profile-kept.ts'
import { starsKept } from './stars.ts'

export interface LocalCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
}

interface Options {
  readonly device: Device
  readonly me: Me
  readonly finder: () => Promise<Finder>
  /** Reads the person's own unsent words into a page; loaded only when there are some. */
  readonly edits: () => Promise<LocalEdits>
  /** Reads and compares the versions of kept pages; loaded only where a history is opened. */
  readonly history: () => Promise<LocalHistory>
}

export interface Kept {
  readonly data: unknown
  /** How old the copy is. */
  readonly keptAt: number
}

type Members = OutputOf<typeof routes.listMembers>

/** What waits without what was refused: that opens at its own address, and stands nowhere as if it were done. */
const standing = (given: Given): Given => ({ ...given, acts: given.acts.filter(({ refusal }) => refusal === null) })

const SIMILAR = 6
const PEOPLE = 5

/** Answers the API's reading routes from this device; null where nothing kept answers. */
export class LocalSource {
  readonly #options: Options
  /** What waited when the search of a community was last told. */
  readonly #laid = new Map<string, string>()

  constructor(options: Options) {
    this.#options = options
  }

  /** A page or question that was made here, while the server does not know it yet. */
  async made(name: RouteName, { params = {} }: LocalCall): Promise<Kept | null> {
    if (name !== 'readPage' && name !== 'readQuestion') return null
    const { acts } = await this.#waiting()
    const makes = name === 'readPage' ? 'createPage' : 'askQuestion'
    const here = acts.some((act) => act.name === makes && (act.input as { id?: string }).id === params.id)
    return here ? this.read(name, { params }) : null
  }

  async read(name: RouteName, call: LocalCall): Promise<Kept | null> {
    const { device, me } = this.#options
    const id = String(call.params?.id ?? '')
    const slug = String(call.params?.slug ?? '')
    const query = call.query ?? {}
    switch (name) {
      case 'readMe':
        return { data: me, keptAt: Date.now() }
      case 'readPage':
        return this.#page(id)
      case 'readQuestion':
        return this.#question(id)
      case 'listPages': {
        const copies = await device.getAllFromIndex('rows', 'community', slug)
        const given = standing(await this.#waiting())
        const places = new Map(copies.map(({ row }) => [row.id, row.position]))
        const rows = [...copies.map(({ row }) => row), ...pagesBegun(given, slug)].map((row) =>
          pageAsWaiting(row, given.acts, (other) => places.get(other) ?? null),
        )
        return this.#list(slug, copies, listPages(rows, query as PagesQuery), rows.length > copies.length)
      }
      case 'listQuestions': {
        const copies = await device.getAllFromIndex('questions', 'community', slug)
        const given = standing(await this.#waiting())
        const begun = await questionsBegun(given, slug)
        const all = [...copies.map(({ question }) => questionAsToday(question)), ...begun]
        const rows = (await Promise.all(all.map((one) => questionAsWaiting(one, given)))).flatMap((one) => one ?? [])
        const list = listQuestions(rows, query as QuestionsQuery, me.member?.id ?? '', Date.now())
        return this.#list(slug, copies, list, begun.length > 0)
      }
      case 'listMembers': {
        const kept = await device.get('answers', answerKey(name, { slug }))
        if (!kept) return null
        const all = answerAsToday(name, kept.answer) as Members
        return { data: { ...all, items: membersLike(all.items, String(query.q ?? '')) }, keptAt: kept.keptAt }
      }
      case 'listCommunities': {
        const kept = await device.get('answers', answerKey(name))
        const own = { items: me.memberships.map(({ community }) => community), next: null }
        return { data: kept?.answer ?? own, keptAt: kept?.keptAt ?? (await this.#latest()) }
      }
      case 'readMember':
        return profileKept(device, slug, id)
      case 'readInbox': {
        const kept = await device.get('answers', answerKey(name))
        const { acts } = await this.#waiting()
        return kept
          ? { data: inboxAsWaiting(kept.answer, String(query.show ?? 'all'), acts), keptAt: kept.keptAt }
          : null
      }
      case 'readFollows': {
        const kept = await device.get('answers', answerKey(name, { slug }))
        const { acts } = await this.#waiting()
        return kept
          ? { data: followsAsWaiting(answerAsToday(name, kept.answer), slug, acts), keptAt: kept.keptAt }
          : null
      }
      case 'readHome':
      case 'readProgramme':
      case 'readGathering':
      case 'readRota': {
        const kept = await device.get('answers', answerKey(name, call.params))
        return kept
          ? {
              data: programmeAsWaiting(name, answerAsToday(name, kept.answer), { ...(await this.#waiting()), slug }),
              keptAt: kept.keptAt,
            }
          : null
      }
      case 'readPulse': {
        const kept = await device.get('answers', answerKey(name, { slug }))
        const { acts } = await this.#waiting()
        return kept ? { data: pulseAsWaiting(kept.answer, acts, Date.now()), keptAt: kept.keptAt } : null
      }
      case 'listChallenges':
      case 'readChallenge': {
        const kept = await device.get('answers', answerKey(name, call.params))
        const given = await this.#waiting()
        return kept ? { data: challengesAsWaiting(name, kept.answer, given, Date.now()), keptAt: kept.keptAt } : null
      }
      case 'listVersions':
        return (await this.#options.history()).list(id)
      case 'readVersion':
        return (await this.#options.history()).version(id, Number(call.params?.n), String(query.format ?? 'html'))
      case 'readDiff':
        return (await this.#options.history()).compare(id, Number(query.from), query.to ? Number(query.to) : null)
      case 'listStars':
        return starsKept(device, slug, await this.#waiting())
      case 'search':
        return this.#search(slug, query)
      case 'findSimilar': {
        await this.#layWaiting(slug)
        const items = await (await this.#options.finder()).similar(slug, String(query.text ?? ''), SIMILAR)
        return { data: { items }, keptAt: await this.#keptAt(slug) }
      }
      default: {
        const kept = await device.get('answers', answerKey(name, call.params))
        return kept ? { data: answerAsToday(name, kept.answer), keptAt: kept.keptAt } : null
      }
    }
  }

  /** What waits to be sent, with what is needed to show it. */
  async #waiting(): Promise<Given> {
    const { device, me } = this.#options
    const { id, name, hue } = must(me.member, 'only a member has a device')
    const read = async (markdown: string) => (await import('../waiting/from-markdown.ts')).readMarkdown(markdown)
    return { me: { id, name, hue }, acts: await device.getAllFromIndex('acts', 'place'), read }
  }

  async #page(id: string): Promise<Kept | null> {
    const { device, edits } = this.#options
    const copy = await device.get('pages', id)
    const given = await this.#waiting()
    const begun = copy ? null : pagesBegun(given).find((page) => page.id === id)
    const found: PageShape | null | undefined = copy ? pageAsToday(copy.page) : begun
    if (!found) return null
    const unsent = begun ? 1 : await device.countFromIndex('marks', 'document', found.documentId)
    const own = unsent > 0 ? await (await edits()).read(found) : found
    const page = showsOthers(own) ? await (await import('./shown-here.ts')).pageTogether(own, this.#kept) : own
    return {
      data: await marginAsWaiting(pageAsWaiting(page, given.acts), given),
      keptAt: copy?.keptAt ?? found.createdAt,
    }
  }

  /** A page as it is kept, for what others show of it. */
  readonly #kept = async (id: string): Promise<PageShape | null> => {
    const copy = await this.#options.device.get('pages', id)
    return copy ? pageAsToday(copy.page) : null
  }

  async #question(id: string): Promise<Kept | null> {
    const copy = await this.#options.device.get('questions', id)
    const given = await this.#waiting()
    const found = copy
      ? questionAsToday(copy.question)
      : (await questionsBegun(given)).find((question) => question.id === id)
    const own = found ? await questionAsWaiting(found, given) : null
    const question =
      own && showsOthers(own) ? await (await import('./shown-here.ts')).questionTogether(own, this.#kept) : own
    return question ? { data: question, keptAt: copy?.keptAt ?? question.at } : null
  }

  async #list(
    slug: string,
    copies: readonly { keptAt: number }[],
    data: unknown,
    begun: boolean,
  ): Promise<Kept | null> {
    const none = copies.length === 0 && !begun
    if (none && (await this.#options.device.get('communities', slug))?.keptAt == null) return null
    const oldest = copies.reduce((least, { keptAt }) => Math.min(least, keptAt), Number.POSITIVE_INFINITY)
    return { data, keptAt: (await this.#keptAt(slug)) || (Number.isFinite(oldest) ? oldest : 0) }
  }

  /** What waits to be sent is found as it will be. Laid anew only where something else waits than the last time. */
  async #layWaiting(slug: string): Promise<void> {
    const { device } = this.#options
    const given = standing(await this.#waiting())
    const marks = await device.getAll('marks')
    const stamp = [...given.acts.map(({ key, input }) => key + JSON.stringify(input)), ...marks.map(({ id }) => id)]
    const laid = `${slug} ${stamp.join(' ')}`
    if (laid === (this.#laid.get(slug) ?? `${slug} `)) return
    const edited = new Set(marks.map(({ document }) => document))
    const ids = new Set(given.acts.map(({ params }) => String(params.id ?? '')))
    for (const { id } of [...pagesBegun(given, slug), ...(await questionsBegun(given, slug))]) ids.add(id)
    for (const document of edited)
      for (const id of await device.getAllKeysFromIndex('pages', 'document', document)) ids.add(id)
    const pages = (await Promise.all([...ids].map((id) => this.#page(id)))).map((kept) => kept?.data as PageShape)
    const questions = (await Promise.all([...ids].map((id) => this.#question(id)))).map(
      (kept) => kept?.data as QuestionShape,
    )
    const here = <T extends { communitySlug: string }>(one: T | undefined) => one?.communitySlug === slug
    const laying = { pages: pages.filter(here), questions: questions.filter(here) }
    const there = new Set([...laying.pages, ...laying.questions].map((one) => one.id))
    const gone = [...ids].filter((id) => id !== '' && !there.has(id))
    await (await this.#options.finder()).lay(slug, { ...laying, gone })
    this.#laid.set(slug, laid)
  }

  async #search(slug: string, query: Readonly<Record<string, unknown>>): Promise<Kept | null> {
    const text = (name: string) => (typeof query[name] === 'string' ? { [name]: query[name] } : {})
    const filter = { ...text('kind'), ...text('tag'), ...text('status') }
    const from = Number(query.cursor ?? 0) || 0
    const most = Number(query.limit ?? 20) || 20
    await this.#layWaiting(slug)
    const hits = await (await this.#options.finder()).search(slug, String(query.q ?? ''), filter, from, most)
    if (!hits) return null
    const next = from + most < hits.total ? String(from + most) : null
    const people = from === 0 ? await this.#peopleCalled(slug, String(query.q ?? ''), filter) : []
    return { data: { ...hits, people, next }, keptAt: await this.#keptAt(slug) }
  }

  /** Members meant by what is looked for, as the server offers them beside what was found. */
  async #peopleCalled(slug: string, q: string, filter: SearchFilter): Promise<Person[]> {
    const ask = { ...readAsk(q), ...filter }
    if (ask.text.length < 2 || !isUnfiltered(ask)) return []
    const kept = await this.read('listMembers', { params: { slug }, query: { q: ask.text } })
    const members = (kept?.data as Members | undefined)?.items ?? []
    return members.slice(0, PEOPLE).map(({ id, name, hue }) => ({ id, name, hue }))
  }

  /** When anything came here last. */
  async #latest(): Promise<number> {
    const { device } = this.#options
    const last = await device.transaction('answers').store.index('kept').openKeyCursor(null, 'prev')
    return last?.key ?? 0
  }

  async #keptAt(slug: string): Promise<number> {
    return (await this.#options.device.get('communities', slug))?.keptAt ?? 0
  }
}
