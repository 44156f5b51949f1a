import { fromMarkdown, textOf, toHtml } from '@commonplace/document'
import { expect, test } from 'vitest'
import { aPage } from '../../offline/testing/kept-things.ts'
import { saidOn } from './said-by.ts'

const comment = (id: string, name: string, markdown: string) => ({
  ...{ id, by: { id: `of-${id}`, name, hue: 1 }, at: 1, changedAt: 1, html: '', markdown },
  may: { edit: false, delete: false },
})
const thread = (...comments: ReturnType<typeof comment>[]) => ({
  ...{
    id: comments[0]?.id ?? '',
    quote: null,
    stands: null,
    proposal: null,
    outcome: null,
    comments,
    resolved: null,
    takenBack: null,
  },
  may: { reply: true, resolve: false, accept: false, reject: false, reconsider: false },
})
const drawn = (markdown: string) => toHtml(fromMarkdown(markdown).json)

test('[RH54] what somebody said is quoted whole, under their name, with the way back', () => {
  const page = aPage('p1', 'What did you stop doing?', '', {
    threads: [thread(comment('c1', 'Bo', 'Guessing.'), comment('c2', 'Chioma', 'One.\n\n# Two'))],
  })
  const said = saidOn(page, 'c2')
  expect(said?.quoted.split('\n').slice(0, 3)).toEqual(['> One.', '> ', '> # Two'])
  expect(said?.quoted).toContain('[@Chioma](member:of-c2)')
  expect(said?.quoted).toContain('[What did you stop doing?](/pots/p/p1)')
  expect(said).toMatchObject({ title: '', by: { name: 'Chioma' } })
  expect(saidOn(page, 'p1')).toMatchObject({ title: 'What did you stop doing?', by: { name: 'Amina' } })
  expect(saidOn(page, 'gone')).toBeNull()
})

test('[RH54] no words, name or title leave the quotation or the link they stand in', () => {
  const sly = 'Bo](https://evil.example) [x'
  const page = aPage('p1', 'Why](https://evil.example)[`?', '', {
    lead: '<img src=x onerror=alert(1)> [a](https://evil.example)',
    threads: [thread(comment('c1', sly, 'One.\n> Two\n\nThree\n```\nopen'))],
  })
  for (const from of ['c1', 'p1']) {
    const html = drawn(saidOn(page, from)?.quoted ?? '')
    expect(html, from).not.toContain('<img')
    // An address that stands there as one leads where it says, and nothing else does.
    for (const [, shown] of html.matchAll(/href="https:\/\/evil[^>]*>([^<]*)/g))
      expect(shown).toMatch(/^https:\/\/evil/)
    expect(html.match(/<blockquote/g)?.length, from).toBeGreaterThan(0)
    expect(html.slice(0, 11), from).toBe('<blockquote')
  }
})

test('[RH54] whatever somebody says or is called, it is one quotation, with who said it and the way back', () => {
  const bodies = [
    'One.\r\r# Out',
    '[!NOTE]\nOne.',
    ':::note\nOne.',
    '<details>\n\nOne.',
    '```\nOne.',
    '$$\nOne.',
    '[^1]: One.',
  ]
  const names = ['Bo', 'Bo`', '$Bo', '<b>', '](x) [', 'Bo\\', '<https://evil.example>', '[[Bo', '~~Bo', '**', '&lt;']
  const titles = ['Why?', '`', 'What costs $5?', '<b>', '](x) [', 'Why\\', '1. Why', '- Why', '~~', '[[Why]]']
  const wrong: string[] = []
  for (const [body, name, title] of [
    ...bodies.map((one) => [one, 'Bo', 'Why?'] as const),
    ...names.flatMap((one) => titles.map((title) => ['One.', one, title] as const)),
  ]) {
    const page = { ...aPage('p1', title, '', { threads: [thread(comment('c1', name, body))] }) }
    for (const from of ['c1', 'p1']) {
      const { json } = fromMarkdown(saidOn(page, from)?.quoted ?? '')
      const [quotation, way, ...more] = json.content ?? []
      const led = JSON.stringify(way)
      const said = [quotation?.type, way?.type, more.length].join()
      if (said !== 'blockquote,paragraph,0' || !led.includes('"memberId"') || !led.includes('"/pots/p/p1"'))
        wrong.push(JSON.stringify([from, body, name, title, said, led]))
      if (from === 'p1' && textOf(quotation as never).trim() !== title) wrong.push(JSON.stringify([title, quotation]))
    }
  }
  expect(wrong).toEqual([])
})

test('[RH54] what is shown of a thought before something is made of it is as it was typed', () => {
  expect(saidOn(aPage('p1', 'Is C# *hard*?', ''), 'p1')?.words).toBe('Is C# *hard*?')
})
