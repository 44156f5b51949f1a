import { type Api, type PageShape, type QuestionShape, routes } from '@commonplace/api'
import type { OpenedCommunity } from '../harness/index.ts'

// What stands in the community of these journeys: little, but some of every kind that a screen has to show.

/** A green square, 64 × 48. */
export const PICTURE = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAARElEQVR42u3PQQkAAAgEsANDGcT+XazgVxiswFLTr0VAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBA4GoBVkWcW1s4lBcAAAAASUVORK5CYII=',
    'base64',
  ),
)

const TOASTER = (
  picture: string,
  fuse: string,
) => `Unplug it first. ${'A toaster that does nothing has one of five faults. '.repeat(3)}

## When to use

At the triage table, before anybody opens a case. Links lead to [the fuse](${fuse}) and to [the standard](https://example.org/standard).

![The open case](${picture})

## Steps

1. Look at the cord.
2. Measure the **thermal fuse**.
3. Press the lever and *listen*.

| Sign | Fault | Minutes |
| --- | --- | ---: |
| Nothing at all | cord or fuse | 10 |
| Lever does not hold | magnet | 20 |

- [x] Unplugged
- [ ] Crumbs out

> [!WARNING]
> Never measure with the plug in the wall.

\`\`\`
230 V ~ 50 Hz
\`\`\`

## Signs it worked

Bread turns brown on both sides.
`

export interface Furnished {
  readonly toaster: PageShape
  readonly fuse: PageShape
  readonly story: PageShape
  readonly resolved: QuestionShape
  readonly open: QuestionShape
}

/** Fills a community with pages, a picture, questions, answers and an adopted one. */
export async function furnish({ slug, amina, bo, chioma }: OpenedCommunity): Promise<Furnished> {
  const write = (api: Api, input: { kind: PageShape['kind']; title: string; markdown: string; tags?: string[] }) =>
    api(routes.createPage, { params: { slug }, input })
  const fuse = await write(bo.api, {
    kind: 'method',
    title: 'Check the thermal fuse',
    markdown:
      'Two probes, one beep.\n\n## Steps\n\nSet the meter to continuity.\n\n## Pitfalls\n\nA cold fuse may lie.',
  })
  const draft = await write(amina.api, {
    kind: 'practice',
    title: 'Triage a dead toaster',
    markdown: 'Unplug it first.',
    tags: ['electrical'],
  })
  const picture = await amina.api(routes.attachFile, {
    params: { id: draft.id },
    query: { name: 'open case.png' },
    bytes: PICTURE,
  })
  const toaster = await amina.api(routes.changePage, {
    params: { id: draft.id },
    input: {
      markdown: TOASTER(picture.url, fuse.url),
      status: 'trusted',
      stewards: [amina.id],
      summary: 'Find out in ten minutes whether it can be saved.',
    },
  })
  const story = await write(chioma.api, {
    kind: 'story',
    title: 'The toaster that came back',
    markdown: 'It was the crumbs. It is always the crumbs.',
  })
  const resolved = await chioma.api(routes.askQuestion, {
    params: { slug },
    input: {
      title: 'Why does the thermal fuse blow again?',
      markdown: 'Third time this week, with *different* toasters.',
      tags: ['electrical'],
      askedFrom: { pageId: toaster.id, quote: 'Measure the thermal fuse.' },
    },
  })
  const answer = await bo.api(routes.answerQuestion, {
    params: { id: resolved.id },
    input: { markdown: 'It sits **too close to the element**. Bend the bracket back.' },
  })
  await amina.api(routes.answerQuestion, {
    params: { id: resolved.id },
    input: { markdown: 'Check that the spare has the same rating.' },
  })
  await chioma.api(routes.acceptAnswer, { params: { id: answer.id } })
  await bo.api(routes.adoptAnswer, { params: { id: answer.id }, input: { pageId: toaster.id, heading: 'Steps' } })
  const open = await amina.api(routes.askQuestion, {
    params: { slug },
    input: { title: 'Who has a spare magnet for a lever?', markdown: 'Any size.' },
  })
  return { toaster, fuse, story, resolved, open }
}

/** And some of everything that is missing, or was answered by a page. */
export async function furnishGaps({ slug, amina, bo, chioma }: OpenedCommunity, { fuse, resolved }: Furnished) {
  const add = (title: string, markdown: string, tags: string[] = []) =>
    amina.api(routes.createPage, { params: { slug }, input: { kind: 'method', title, markdown, tags } })
  const ask = (who: typeof amina, title: string, more: { tags?: string[] } = {}) =>
    who.api(routes.askQuestion, { params: { slug }, input: { title, markdown: '', ...more } })
  const say = (id: string, name: string, questionId: string, section: string) =>
    bo.api(routes.createVersion, {
      params: { id },
      input: { name, answers: [{ id: section, questionId, heading: 'How hot' }] },
    })
  const page = await add('Tinning', 'See [[Flux]] and [a mat](/fixers/p/mat-0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d).', [
    'heat',
  ])
  const cards = await add(
    'Blown fuses',
    `Before you Check the thermal fuse, read this.\n\n[${resolved.title}](question:${resolved.id})\n`,
  )
  const [proposed, moved] = [await ask(amina, 'How hot for lead-free?'), await ask(amina, 'How hot for leaded?')]
  await ask(chioma, 'Which iron is gentle on boards?', { tags: ['heat'] })
  const write = (hot: string) =>
    bo.api(routes.changePage, {
      params: { id: page.id },
      input: {
        markdown: `See [[Flux]] and [a mat](/fixers/p/mat-0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d).\n\n## How hot\n\n${hot}`,
      },
    })
  await write('About 350 degrees.')
  await say(page.id, 'Leaded', moved.id, '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c41')
  await amina.api(routes.confirmSectionAnswer, { params: { id: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c41' } })
  await write('About 350 degrees, and 380 without lead. Go no higher: the pads come off.')
  await say(page.id, 'Without lead', proposed.id, '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c42')
  await bo.api(routes.changePage, { params: { id: fuse.id }, input: { status: 'trusted' } })
  for (const title of ['Which drill for steel?', 'Is a drill safe?', 'Who lends a drill?']) await ask(chioma, title)
  const id = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3e'
  await chioma.api(routes.logSearch, { params: { slug }, input: { id, q: 'heat gun', found: 0 } })
  await bo.api(routes.inviteToGap, {
    params: { slug },
    input: { kind: 'search', words: 'heat gun', memberId: amina.id },
  })
  return { page, cards, proposed, moved }
}
