import { expect, test } from 'vitest'
import { ATTR_DEFAULTS, type Json } from './json.ts'
import { documentExtensions, SCHEMA_VERSION, schema } from './schema.ts'

/** Names and attributes of everything a document may hold. When this changes, older editors would destroy content: raise SCHEMA_VERSION. */
function shape(): string[] {
  const named = (kinds: Record<string, { spec: { attrs?: object | null } }>): string[] =>
    Object.entries(kinds).map(
      ([name, type]) =>
        `${name}(${Object.keys(type.spec.attrs ?? {})
          .sort()
          .join(' ')})`,
    )
  return [...named(schema.nodes), ...named(schema.marks)].sort()
}

test('the schema is the one of version 3', () => {
  expect(SCHEMA_VERSION).toBe(3)
  expect(shape()).toMatchInlineSnapshot(`
    [
      "adoptedAnswer(adoptionId id)",
      "blockquote(id)",
      "bold()",
      "bulletList(id)",
      "callout(id title tone)",
      "code()",
      "codeBlock(id language)",
      "details(id)",
      "detailsContent()",
      "detailsSummary()",
      "doc()",
      "embed(id title url)",
      "file(bytes id name src)",
      "formula(source)",
      "hardBreak()",
      "heading(id level)",
      "highlight()",
      "horizontalRule()",
      "image(alt caption height href src title width)",
      "italic()",
      "link(href title)",
      "listItem()",
      "mention(memberId name)",
      "orderedList(id start type)",
      "pageLink(alias heading pageId title)",
      "paragraph(id)",
      "questionCard(id questionId title)",
      "rawBlock(format id source)",
      "rawInline(source)",
      "shownSection(blockId id pageId)",
      "strike()",
      "table(id)",
      "tableCell(align colspan colwidth rowspan)",
      "tableHeader(align colspan colwidth rowspan)",
      "tableRow()",
      "tag(name)",
      "taskItem(checked)",
      "taskList(id)",
      "text()",
      "underline()",
    ]
  `)
})

test('what plain data leaves out is what the schema fills in', () => {
  for (const [name, type] of Object.entries(schema.nodes)) {
    const filled: Record<string, Json> = {}
    for (const [attr, spec] of Object.entries(type.spec.attrs ?? {})) {
      if (spec.default !== null && spec.default !== undefined) filled[attr] = spec.default as Json
    }
    expect({ name, filled }).toEqual({ name, filled: ATTR_DEFAULTS[name] ?? {} })
  }
})

test('every mark excludes itself, as the store of marks by name needs', () => {
  for (const mark of Object.values(schema.marks)) expect(mark.excludes(mark)).toBe(true)
})

test('a code word can be a link and bold', () => {
  const { code, link, bold } = schema.marks
  expect(code?.excludes(link as never)).toBe(false)
  expect(code?.excludes(bold as never)).toBe(false)
})

test('an address that holds script is not put on the screen', () => {
  const link = schema.mark('link', { href: 'java\nscript:alert(1)' })
  expect(JSON.stringify(link.type.spec.toDOM?.(link, true))).not.toContain('script')
  const image = schema.node('image', { src: 'data:text/html,x' })
  expect(JSON.stringify(image.type.spec.toDOM?.(image))).not.toContain('data:text')
})

test('the editor can bring its own node views in place of ours', () => {
  const mine = documentExtensions()
    .find(({ name }) => name === 'callout')
    ?.extend({ priority: 7 })
  const list = documentExtensions({ replace: mine ? [mine] : [] })
  expect(list.find(({ name }) => name === 'callout')).toBe(mine)
})
