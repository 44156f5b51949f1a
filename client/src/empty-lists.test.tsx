import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { calls, type Query } from './calls.ts'
import { PageList } from './features/pages/PageList.tsx'
import { PageTree } from './features/pages/PageTree.tsx'
import { Members } from './features/people/Members.tsx'
import { QuestionList } from './features/questions/QuestionList.tsx'
import { StarList } from './features/stars/StarList.tsx'
import type { QuestionView, ScreenOf } from './routes.ts'
import { show } from './ui/testing/show.tsx'

const slug = 'pots'
const nothing = { items: [], next: null }
const may = { createPage: true, ask: true, plan: true, manageMembers: true, administer: false }
const mayNot = Object.fromEntries(Object.keys(may).map((act) => [act, false]))
const founded = { name: 'Pots', visibility: 'public', role: 'founder', counts: {}, may }
const seen = { ...founded, role: null, may: mayNot }

const bare = { tag: null, status: null, steward: null, sort: 'changed' } as const
const pages = (filter: ScreenOf<'pages'>['filter'] = bare) =>
  ({ name: 'pages', slug, kind: 'practice', filter }) as const
const questions = (view: QuestionView, tag: string | null = null) =>
  ({ name: 'questions', slug, show: view, tag, page: null, sort: null }) as const

/** What an empty list says, and what it offers: the links and buttons in it. */
async function offered(node: ReactNode, list: Query, answer: unknown = nothing, community: unknown = founded) {
  using screen = await show(node, [
    [list, answer],
    [{ name: 'readCommunity', ...calls.community(slug) }, community],
    [{ name: 'listPages', ...calls.pinned(slug, 'practice') }, nothing],
  ])
  const empty = screen.find('.empty')
  return {
    says: empty.querySelector('p')?.textContent ?? '',
    leads: [...empty.querySelectorAll('a, button')].map((one) => one.getAttribute('href') ?? one.textContent),
    elsewhere: document.querySelectorAll('.list-head :is(a, button), .filters select, .kind-choice').length,
  }
}

test('[CO160] an empty list is begun by those who may; a guest reads what it is and sees no button', async () => {
  const list = (community: unknown) =>
    offered(<PageList screen={pages()} />, { name: 'listPages', ...calls.pages(pages()) }, nothing, community)
  expect((await list(founded)).leads).toEqual(['/pots/new/practice'])
  expect(await list(seen)).toEqual({ says: expect.stringContaining('newcomer'), leads: [], elsewhere: 0 })
})

test('[CO160] where all pages are none, who may write is told to choose above, and nobody is told how to move them', async () => {
  const tree = (community: unknown) =>
    offered(
      <PageTree screen={{ name: 'tree', slug }} />,
      { name: 'listPages', ...calls.tree(slug) },
      nothing,
      community,
    )
  expect((await tree(founded)).says).toContain('Choose above')
  expect(document.body.textContent).not.toContain('Move a page')
  expect(await tree(seen)).toEqual({ says: 'There are no pages yet.', leads: [], elsewhere: 0 })
})

test('[CO160] asking is offered where a question would be listed; elsewhere the way leads to what is there', async () => {
  const list = (view: QuestionView, tag: string | null = null) =>
    offered(<QuestionList screen={questions(view, tag)} />, {
      name: 'listQuestions',
      ...calls.questions(questions(view, tag)),
    })
  expect((await list('open')).leads).toEqual(['/pots/ask'])
  expect((await list('resolved')).leads).toEqual(['/pots/questions'])
  // Of one tag nothing is said about all that is open.
  expect(await list('resolved', 'glaze')).toMatchObject({
    says: 'No question is like that.',
    leads: ['/pots/questions?show=resolved'],
  })
})

test('[CO160] who has starred nothing is led to the pages', async () => {
  const stars = await offered(<StarList screen={{ name: 'stars', slug }} />, {
    name: 'listStars',
    ...calls.stars(slug),
  })
  expect(stars.leads).toEqual(['/pots/pages'])
})

test('[CO160] who is alone in a community is told so, and offered to invite', async () => {
  const person = (id: string) => ({
    id,
    name: id,
    hue: 1,
    role: 'founder',
    pages: 0,
    answers: 0,
    joinedAt: 0,
    topics: [],
  })
  const me: [Query, unknown] = [
    { name: 'readMe', params: {} },
    { member: person('Bo'), memberships: [] },
  ]
  const draw = async (...items: unknown[]) => {
    using screen = await show(<Members screen={{ name: 'members', slug }} />, [
      [
        { name: 'listMembers', ...calls.members(slug) },
        { items, next: null },
      ],
      [{ name: 'readCommunity', ...calls.community(slug) }, founded],
      me,
    ])
    return { text: screen.text(), leads: document.querySelector('.empty a')?.getAttribute('href') ?? null }
  }
  expect(await draw(person('Bo'))).toEqual({
    text: expect.stringContaining('the only one here'),
    leads: '/pots/invites',
  })
  expect((await draw(person('Bo'), person('Mei'))).leads).toBeNull()
})
