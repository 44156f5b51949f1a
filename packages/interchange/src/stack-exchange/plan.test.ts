import { textOf } from '@commonplace/document/json'
import { expect, test } from 'vitest'
import { planStackExchange } from './plan.ts'

const idOf = (site: string, what: string, key: string | number) => `${what}-${key}-${site.split('.')[0]}`

async function planned(files: Readonly<Record<string, string>>, site?: string) {
  const open = (name: string) => {
    const text = files[name]
    if (text === undefined) return null
    const bytes = new TextEncoder().encode(`\ufeff<?xml version="1.0" encoding="utf-8"?>\n${text}`)
    // In pieces that cut through letters, as they come from a disk.
    return (async function* () {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
    })()
  }
  const plan = await planStackExchange({ open }, { site, communitySlug: 'menders', idOf })
  const posts = []
  for await (const post of plan.posts()) posts.push(post)
  return { plan, posts }
}

const POSTS = `<posts>
  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2020-01-02T00:00:00.000" Score="-3" Body="&lt;p&gt;Early answer&lt;/p&gt;" OwnerDisplayName="gone" />
  <row Id="1" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2020-01-01T10:00:00.000" Score="4" Title="Ein Küchengerät &amp; seine Sicherung" Tags="&lt;fuse&gt;&lt;kitchen-things&gt;" OwnerUserId="7" Body="&lt;p&gt;Why?&lt;/p&gt;" ClosedDate="2020-02-02T00:00:00.000" />
  <row Id="3" PostTypeId="2" ParentId="1" CreationDate="2020-01-03T00:00:00.000" LastEditDate="2020-01-09T00:00:00.000" Score="5" OwnerUserId="8" Body="&lt;p&gt;See &lt;a href=&quot;https://mend.example.com/q/4&quot;&gt;that&lt;/a&gt;, &lt;a href=&quot;https://mend.example.com/a/2&quot;&gt;this&lt;/a&gt; and &lt;a href=&quot;https://mend.example.com/q/99&quot;&gt;gone&lt;/a&gt;.&lt;/p&gt;" />
  <row Id="4" PostTypeId="1" CreationDate="2020-01-04T00:00:00.000" Score="0" Title="Another" Tags="|fuse|" Body="&lt;p&gt;&lt;a href=&quot;https://mend.example.com/questions/1/ein-kuchengerat-seine-sicherung&quot;&gt;x&lt;/a&gt;&lt;/p&gt;" />
  <row Id="5" PostTypeId="5" CreationDate="2020-01-04T00:00:00.000" Body="tag" />
  <row Id="6" PostTypeId="2" ParentId="98" CreationDate="2020-01-04T00:00:00.000" Body="orphan" />
</posts>`
const WHOLE = {
  'Posts.xml': POSTS,
  'Users.xml': '<users><row Id="7" DisplayName="Zoë" /><row Id="8" DisplayName="Bo" /></users>',
  'Votes.xml': '<votes><row Id="1" PostId="3" VoteTypeId="1" CreationDate="2020-01-05T00:00:00.000" /></votes>',
  'PostLinks.xml': '<postlinks><row PostId="4" RelatedPostId="1" LinkTypeId="3" /></postlinks>',
  'Comments.xml':
    '<comments><row Id="1" PostId="3" CreationDate="2020-01-06T00:00:00.000" UserId="7" Text="See https://mend.example.com/q/4, *please*" /><row Id="2" PostId="6" CreationDate="2020-01-06T00:00:00.000" Text="of an orphan" /></comments>',
}

test('questions come with title, tags, dates and authors, answers behind them with what they were given', async () => {
  const { plan, posts } = await planned(WHOLE)
  expect(plan.site).toBe('mend.example.com')
  expect(posts.map(({ what, id }) => `${what} ${id}`)).toEqual([
    'question question-1-mend',
    'answer answer-2-mend',
    'answer answer-3-mend',
    'question question-4-mend',
  ])
  expect(posts[0]).toMatchObject({
    title: 'Ein Küchengerät & seine Sicherung',
    tags: ['fuse', 'kitchen-things'],
    at: Date.UTC(2020, 0, 1, 10),
    by: 'member-u7-mend',
  })
  expect(posts[1]).toMatchObject({ questionId: 'question-1-mend', votes: 0, by: 'member-ngone-mend' })
  expect(posts[2]).toMatchObject({ votes: 5, changedAt: Date.UTC(2020, 0, 9) })
  expect(textOf(posts[0]?.json ?? { type: 'doc' })).toBe('Why?')
})

test('the accepted answer is the one accepted there, by the asker, when it was', async () => {
  const { plan } = await planned(WHOLE)
  const at = Date.UTC(2020, 0, 5)
  expect(plan.acceptances).toEqual([
    { questionId: 'question-1-mend', answerId: 'answer-3-mend', by: 'member-u7-mend', at },
  ])
})

test('authors become members without a way in; those without a name are told apart by number', async () => {
  const whole = await planned(WHOLE)
  expect(whole.plan.authors.map(({ name, email }) => [name, email])).toEqual([
    ['gone', 'ngone@mend.example.com.invalid'],
    ['Zoë', 'u7@mend.example.com.invalid'],
    ['Bo', 'u8@mend.example.com.invalid'],
    ['Somebody on mend.example.com', 'somebody@mend.example.com.invalid'],
  ])
  const alone = await planned({ 'Posts.xml': POSTS })
  expect(alone.plan.authors[1]?.name).toBe('User 7 of mend.example.com')
  const called = POSTS.replace('OwnerUserId="7"', 'OwnerUserId="7" OwnerDisplayName="Z."')
  expect((await planned({ 'Posts.xml': called })).plan.authors[1]?.name).toBe('Z.')
  expect((await planned({ ...WHOLE, 'Posts.xml': called })).plan.authors[1]?.name).toBe('Zoë')
})

test('links between posts lead to our questions and answers; those to posts that are not there are listed', async () => {
  const { plan, posts } = await planned(WHOLE)
  const text = JSON.stringify(posts[2]?.json)
  expect(text).toContain('/menders/q/another-question-4-mend"')
  expect(text).toContain('-question-1-mend#a-answer-2-mend"')
  expect(text).toContain('https://mend.example.com/q/99')
  expect(plan.notes.linksResolved).toBe(3)
  expect(plan.notes.unresolved).toHaveLength(1)
})

test('a link by the address that the site had before leads to us as well', async () => {
  const old = POSTS.replaceAll('mend.example.com', 'meta.mend.stackexchange.com')
  const { plan, posts } = await planned({ 'Posts.xml': old }, 'mend.meta.stackexchange.com')
  expect(JSON.stringify(posts[2]?.json)).toContain('/menders/q/another-question-4-mend"')
  expect(plan.notes.linksResolved).toBe(3)
  expect((await planned({ 'Posts.xml': old })).plan.site).toBe('mend.meta.stackexchange.com')
})

test('comments come with their authors and dates, below what they are about, and their links lead to our questions', async () => {
  const { plan } = await planned(WHOLE)
  const comments = []
  for await (const comment of plan.comments()) comments.push(comment)
  expect(plan.commentCount).toBe(1)
  expect(comments).toEqual([
    {
      id: 'comment-1-mend',
      subject: { kind: 'answer', id: 'answer-3-mend' },
      text: 'See /menders/q/another-question-4-mend, *please*',
      by: 'member-u7-mend',
      at: Date.UTC(2020, 0, 6),
    },
  ])
})

test('what was a duplicate there asks the same as the other here', async () => {
  const { plan } = await planned(WHOLE)
  expect(plan.duplicates).toEqual([{ from: 'question-4-mend', into: 'question-1-mend' }])
})

test('what does not come along is told: tag descriptions, orphans, closings', async () => {
  const { plan } = await planned(WHOLE)
  const told = [...plan.notes.remarks, ...plan.notes.skipped].map(({ what }) => what).join('\n')
  for (const words of ['1 descriptions', 'question is not in the dump', 'were closed']) expect(told).toContain(words)
})

test('a file that breaks off gives what stood before, and the place where it broke', async () => {
  const { plan, posts } = await planned({ 'Posts.xml': POSTS.slice(0, POSTS.indexOf('<row Id="4"') + 20) })
  expect(posts).toHaveLength(3)
  expect(plan.notes.skipped[0]).toMatchObject({ where: 'Posts.xml' })
  expect(plan.notes.skipped[0]?.what).toMatch(/^It is broken near line \d+/)
})

test('states before an edit come with whoever made them, whole; the last one is the post itself', async () => {
  const row = (guid: string, type: number, post: number, day: number, user: string, text: string) =>
    `<row PostHistoryTypeId="${type}" PostId="${post}" RevisionGUID="${guid}" CreationDate="2020-01-0${day}T00:00:00.000" ${user} Text="${text}" />`
  const history = [
    row('a', 2, 1, 1, 'UserId="7"', 'Why *now*?'),
    row('a', 1, 1, 1, 'UserId="7"', 'Kuchengerat'),
    row('a', 3, 1, 1, 'UserId="7"', '&lt;fuse&gt;'),
    row('b', 2, 3, 3, 'UserId="8"', 'See that.'),
    row('c', 4, 1, 4, 'UserDisplayName="guest"', 'Ein K.'),
    row('d', 10, 1, 5, 'UserId="8"', '{}'),
    row('e', 8, 1, 6, 'UserId="8"', 'Why?'),
    row('f', 5, 99, 6, 'UserId="8"', 'of nothing in the dump'),
  ]
  const { plan, posts } = await planned({
    ...WHOLE,
    'PostHistory.xml': `<posthistory>${history.join('')}</posthistory>`,
  })
  const revisions = []
  for await (const { json, ...rest } of plan.revisions()) revisions.push({ ...rest, text: textOf(json) })
  const [documentId, text] = ['document-1-mend', 'Why now?']
  expect(revisions).toEqual([
    { documentId, text, n: 1, at: Date.UTC(2020, 0, 1), by: 'member-u7-mend', title: 'Kuchengerat', tags: ['fuse'] },
    { documentId, text, n: 2, at: Date.UTC(2020, 0, 4), by: 'member-nguest-mend', title: 'Ein K.', tags: ['fuse'] },
  ])
  expect(plan.editCount).toBe(2)
  const last = { n: 3, by: 'member-u8-mend', at: Date.UTC(2020, 0, 6) }
  expect(posts.map(({ version }) => version)).toMatchObject([last, { n: 1 }, { n: 1 }, { n: 1 }])
  expect(plan.authors.map(({ name }) => name)).toContain('guest')
})
