import { describe, expect, test } from 'vitest'
import { fromMarkdown, toMarkdown } from './markdown.ts'

const again = (source: string): string => toMarkdown(fromMarkdown(source).json)

describe('what comes back word for word', () => {
  test.each([
    'Some **bold**, *italic*, ~~gone~~, `code`, ==marked== and <u>under</u> words.\n',
    'A [link](https://example.org "title") and [`code`](/x).\n',
    '[[Page]], [[Page#Part]], [[Page|words]], [[Page#Part|words]].\n',
    '- a\n- b\n  - c\n',
    '3. three\n4. four\n',
    '- [ ] open\n- [x] done\n',
    '> [!TIP] Try this\n>\n> Words.\n',
    '> [!CAUTION]\n>\n> Words.\n',
    '<details>\n<summary>More &amp; more</summary>\n\nHidden words.\n\n</details>\n',
    '| a | b |\n| - | -: |\n| 1 \\| 2 | [[P\\|q]]<br>x |\n',
    '```ts title="a.ts"\nconst a = 1\n```\n',
    '[@Ann](member:m1) said [#craft](tag:craft).\n',
    '[How do we start?](question:q1)\n',
    '<!-- adopted a1 -->\n\nThe answer.\n\n<!-- /adopted -->\n',
    'A note.[^1]\n\n[^1]: What it says.\n',
    '<div align="center">kept</div>\n',
    'Press <kbd>x</kbd>.\n',
    '![alt](a.png "title")\n',
    '<img src="a.png" alt="x" width="40" data-caption="What it shows">\n',
    '\\# no heading, \\=\\=no mark\\=\\=, \\[\\[no link]]\n',
    '- [ ]\n',
  ])('%j', (source) => {
    expect(again(source)).toBe(source)
  })
})

describe('other dialects', () => {
  test('MkDocs admonitions become callouts, also within lists', () => {
    expect(again('- item\n\n    !!! warning "Mind this"\n        Words.\n')).toBe(
      '- item\n\n  > [!WARNING] Mind this\n  >\n  > Words.\n',
    )
  })
  test('folded admonitions become toggles', () => {
    expect(again('??? question "Why?"\n    Because.\n')).toBe(
      '<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>\n',
    )
  })
  test('fenced containers become callouts, nested ones too', () => {
    expect(again(':::tip One\na\n\n:::danger\nb\n:::\n:::\n')).toBe(
      '> [!TIP] One\n>\n> a\n>\n> > [!CAUTION]\n> >\n> > b\n',
    )
  })
  test('a dialect within code stays code', () => {
    expect(again('```\n!!! note\n    x\n```\n')).toBe('```\n!!! note\n    x\n```\n')
  })
  test('reference links are resolved', () => {
    expect(again('[a][1] and [b]\n\n[1]: /x\n[b]: /y "t"\n')).toBe('[a](/x) and [b](/y "t")\n')
  })
  test('items with and without a box become two lists', () => {
    expect(again('- [ ] a\n- b\n')).toBe('- [ ] a\n\n* b\n')
  })
  test('embedded pictures of a vault', () => {
    expect(again('![[img/a.png]]\n')).toBe('![](img/a.png)\n')
  })
})

describe('the head of a file', () => {
  test('front matter is split off word for word', () => {
    const { frontMatter, title, json } = fromMarkdown('---\ntitle: "A: b"\ntags: [x]\n---\n# Head\n\nText\n')
    expect(frontMatter).toBe('title: "A: b"\ntags: [x]')
    expect(title).toBe('Head')
    expect(toMarkdown(json)).toBe('Text\n')
  })
  test('a rule at the head is no front matter', () => {
    expect(fromMarkdown('---\n\nJust text\n\n---\n').frontMatter).toBeNull()
  })
  test('a later heading of level 1 is the title and stays where it is', () => {
    const { title, json } = fromMarkdown('Words first.\n\n# Then a title\n')
    expect(title).toBe('Then a title')
    expect(toMarkdown(json)).toBe('Words first.\n\n# Then a title\n')
  })
  test('an answer keeps its first heading', () => {
    expect(toMarkdown(fromMarkdown('# So\n\nText\n', { keepTitle: true }).json)).toBe('# So\n\nText\n')
  })
  test('an empty file is an empty page', () => {
    expect(fromMarkdown('')).toEqual({
      json: { type: 'doc', content: [{ type: 'paragraph' }] },
      frontMatter: null,
      title: null,
      lost: [],
    })
  })
})

describe('links', () => {
  test('are resolved to pages, in both forms', () => {
    const resolveLink = (href: string) => (/^other(\.md)?$/i.test(href) ? { pageId: 'p1', title: 'Other' } : null)
    const { json } = fromMarkdown('[see](other.md) [[other]] [[Other|o]]\n', { resolveLink })
    expect(toMarkdown(json, { pageHref: (id) => `/p/${id}` })).toBe('[see](/p/p1) [other](/p/p1) [o](/p/p1)\n')
  })
  test('that hold script lose their address and keep their words', () => {
    const { json, lost } = fromMarkdown('[a](javascript:alert(1)) ![b](data:text/html,x)\n')
    expect(JSON.stringify(json)).not.toContain('"href"')
    expect(json.content?.[0]?.content?.at(-1)?.type).toBe('rawInline')
    expect(lost).toHaveLength(2)
  })
})
