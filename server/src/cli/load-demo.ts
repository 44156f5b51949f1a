import { readFile } from 'node:fs/promises'
import { routes } from '@commonplace/api'
import { fromMarkdown } from '@commonplace/document/markdown'
import type { Actor, Community, CommunityId, Member, MemberId, PageFields, PageId, Role } from '@commonplace/domain'
import { type PlannedPage, planMarkdown } from '@commonplace/interchange'
import { mintId, must } from '@commonplace/kit'
import { DEMO_PASSPHRASE } from '../demo/community.ts'
import { markdownAt } from '../demo/markdown-at.ts'
import type { DemoAnswer, DemoCommunity, DemoPage, DemoVersion } from '../demo/shape.ts'
import { bringPages } from '../features/import/bring-pages.ts'
import { bringRevision } from '../features/import/bring-revision.ts'
import { useCases } from '../features/index.ts'
import { newMember } from '../features/shared/new-member.ts'
import type { Line } from '../ports/line.ts'
import type { Services, UseCase } from '../ports/use-case.ts'
import { Failure } from './failure.ts'
import { meet } from './meet-demo.ts'

const DAY = 24 * 60 * 60 * 1000
const PAGES = new URL('../demo/pages/', import.meta.url)

type Texts = ReadonlyMap<string, string>
interface Cast {
  readonly community: Community
  readonly members: ReadonlyMap<string, Member & { readonly role: Role }>
}

/** Makes the demo community by the ways that people and imports go, each act at its own time. */
export async function loadDemo(services: Services, demo: DemoCommunity<string, string>): Promise<Community> {
  const start = services.clock.now()
  const at = (daysAgo: number, order = 0) => start - daysAgo * DAY - 3 * 60 * 60 * 1000 + order * 60_000
  const cast = await settleIn(services, demo, at)
  const texts = new Map<string, string>()
  for (const { file } of demo.pages) texts.set(file, await readFile(new URL(`${file}.md`, PAGES), 'utf8'))
  const pages = await writePages(services, demo, cast, texts, at)
  await talk(services, demo, cast, pages, at)
  const memberOf = (who: string) => must(cast.members.get(who), 'everybody in the demo is one of its people').id
  const pageOf = (file: string) => must(pages.get(file), 'the demo names its own pages')
  await meet({ doing: doorFor(services, cast), memberOf, pageOf, services, at }, demo)
  return cast.community
}

async function settleIn(
  services: Services,
  demo: DemoCommunity<string, string>,
  at: (days: number) => number,
): Promise<Cast> {
  const { store, settings, clock, random } = services
  const people = Object.entries(demo.people)
  const founded = at(Math.max(...people.map(([, { joinedDaysAgo }]) => joinedDaysAgo)))
  const id = mintId(clock, random) as CommunityId
  const community = { id, slug: demo.slug, visibility: demo.visibility, createdAt: founded }
  const members = new Map<string, Member & { passwordHash: string; role: Role }>()
  for (const [short, { name, role, joinedDaysAgo }] of people) {
    const person = { name, email: `${short}@example.org`, password: DEMO_PASSPHRASE }
    members.set(short, { ...(await newMember(services, person, at(joinedDaysAgo))), role })
  }
  await settings.write(demo.slug, demo.settings)
  await store.change(async (writes) => {
    await writes.keys.setSetupHash(null)
    await writes.communities.add(community)
    for (const { role, ...member } of members.values()) {
      await writes.members.add(member)
      await writes.members.setRole(id, member.id, role, member.joinedAt)
      const type = role === 'founder' ? 'community-founded' : 'member-joined'
      const subject = { kind: 'member', id: member.id } as const
      await writes.events.tell({ communityId: id, type, by: member.id, subject, data: { role } }, member.joinedAt)
    }
  })
  return { community, members }
}

/** First every page as it was first written, so that links find their pages; then what came later, in order of time. */
async function writePages(
  services: Services,
  demo: DemoCommunity<string, string>,
  { community, members }: Cast,
  texts: Texts,
  at: (daysAgo: number) => number,
): Promise<ReadonlyMap<string, PageId>> {
  const ids = new Map<string, string>()
  const idOf = (path: string, what: string) => {
    const known = ids.get(`${what} ${path}`) ?? mintId(services.clock, services.random)
    ids.set(`${what} ${path}`, known)
    return known
  }
  const member = (short: string | undefined) =>
    must(members.get(short ?? ''), 'everybody in the demo is one of its people').id
  const firstOf = (page: DemoPage<string, string>) => must(page.versions[0], 'every page of the demo has a version')
  const plan = await planMarkdown(
    demo.pages.map((page) =>
      sourceOf(page.file, markdownAt(must(texts.get(page.file), 'every page has a text'), firstOf(page))),
    ),
    { idOf },
  )
  const planned = new Map([...plan.pages()].map((page) => [page.path, page]))
  const byFile = new Map(demo.pages.map((page) => [page.file, page]))
  const placed = demo.pages.map((page, i): PlannedPage => {
    const first = must(planned.get(`${page.file}.md`), 'every page of the demo is planned')
    const fields: PageFields = {
      ...first.fields,
      extra: {},
      stewards: page.steward ? [member(page.steward)] : [],
      reviewEvery: page.reviewEvery ?? 0,
      reviewedAt: page.reviewEvery ? at(page.versions.at(-1)?.daysAgo ?? 0) : 0,
      tried: (page.tried ?? []).map((one) => ({
        page: idOf(`${one.page}.md`, 'page') as PageId,
        outcome: one.outcome,
      })),
    }
    const parentId = page.parent === null ? null : (idOf(`${page.parent}.md`, 'page') as PageId)
    return { ...first, fields, parentId, position: String(100 + i), writtenAt: at(firstOf(page).daysAgo) }
  })
  const fileOf = (path: string) => path.replace(/\.md$/, '')
  await bringPages(services, placed, {
    community,
    by: member('amara'),
    authorOf: ({ path }) => member(firstOf(must(byFile.get(fileOf(path)), 'a page of the demo')).by),
    before: () => null,
    keepIds: async () => undefined,
    onProgress: () => undefined,
  })
  const titles = new Map(placed.map(({ id, fields }) => [fields.title, id]))
  const later = demo.pages.flatMap(({ file, versions }) => versions.slice(1).map((version) => ({ file, version })))
  for (const { file, version } of later.sort((a, b) => b.version.daysAgo - a.version.daysAgo)) {
    const text = markdownAt(must(texts.get(file), 'every page has a text'), version)
    const { json } = fromMarkdown(text, { resolveLink: (title) => linkTo(titles, title) })
    const { by, daysAgo, name }: DemoVersion<string> = version
    await bringRevision(services, idOf(`${file}.md`, 'page') as PageId, { json, by: member(by), at: at(daysAgo), name })
  }
  return new Map(demo.pages.map(({ file }) => [file, idOf(`${file}.md`, 'page') as PageId]))
}

function linkTo(titles: ReadonlyMap<string, PageId>, title: string) {
  const pageId = titles.get(title)
  return pageId === undefined ? null : { pageId, title }
}

const sourceOf = (file: string, text: string) => ({
  path: `${file}.md`,
  read: async () => new TextEncoder().encode(text),
})

/** Questions, answers, votes, acceptances and adoptions, as if each had come through the door at its time. */
async function talk(
  services: Services,
  demo: DemoCommunity<string, string>,
  cast: Cast,
  pages: ReadonlyMap<string, PageId>,
  at: (daysAgo: number, order?: number) => number,
): Promise<void> {
  const doing = doorFor(services, cast)
  const pageOf = (file: string) => must(pages.get(file), 'the demo names its own pages')
  for (const { title, by, daysAgo, tags, text, askedFrom, answers } of demo.questions) {
    const about = askedFrom ? { askedFrom: { pageId: pageOf(askedFrom.page), quote: askedFrom.quote } } : {}
    const question = mintId(services.clock, services.random)
    const asked = { id: question, title, markdown: text, tags: [...tags], ...about }
    await doing('askQuestion', by, at(daysAgo), { slug: cast.community.slug }, asked)
    for (const [i, answer] of answers.entries()) {
      const id = mintId(services.clock, services.random)
      const when = at(answer.daysAgo, 60 + i)
      await doing('answerQuestion', answer.by, when, { id: question }, { id, markdown: answer.text })
      await react(doing, answer, id, when, pageOf, at)
    }
  }
}

export type Doing = ReturnType<typeof doorFor>

async function react(
  doing: Doing,
  { votes = [], acceptedBy, adopted }: DemoAnswer<string, string>,
  id: string,
  when: number,
  pageOf: (file: string) => PageId,
  at: (daysAgo: number) => number,
): Promise<void> {
  for (const [i, voter] of votes.entries()) await doing('giveVote', voter, when + (i + 1) * 60_000, { id }, {})
  if (acceptedBy) await doing('acceptAnswer', acceptedBy, when + 20 * 60_000, { id }, {})
  if (!adopted) return
  const { page, heading, by, daysAgo } = adopted
  await doing('adoptAnswer', by, at(daysAgo), { id }, { pageId: pageOf(page), heading })
}

/** Does what somebody would do on screen: the same use cases, with their rights, at a time that is given. */
function doorFor(services: Services, { community, members }: Cast) {
  return async (
    name: keyof typeof routes,
    who: string,
    at: number,
    params: unknown,
    input: unknown,
  ): Promise<unknown> => {
    const member = must(members.get(who), 'everybody in the demo is one of its people')
    const actor: Actor = {
      memberId: member.id as MemberId,
      roles: { [community.id]: member.role },
      scopes: ['read', 'write', 'admin'],
    }
    const useCase = must(
      useCases.find(({ route }) => route === routes[name]),
      'every route has its use case',
    ) as UseCase
    const clock = { ...services.clock, now: () => at, after: services.clock.after.bind(services.clock) }
    const asking = { actor, member, now: at, params, query: {}, input, bytes: noBytes, line: NO_LINE }
    return useCase.run({ ...services, clock }, asking as Parameters<UseCase['run']>[1])
  }
}

const noBytes = () => Promise.reject(new Failure('The demo sends no files.'))

const unused = () => Promise.reject(new Failure('The demo does nothing that needs a line.'))
const NO_LINE: Line = {
  address: '127.0.0.1',
  shown: null,
  wiped: false,
  signIn: unused,
  signOut: unused,
  signOutElsewhere: unused,
  accessChanged: () => undefined,
  inboxChanged: () => undefined,
  sendBytes: unused,
  sendEvents: unused,
}
