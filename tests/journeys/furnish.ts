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
