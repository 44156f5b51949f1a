import type { Editor, Range } from '@tiptap/core'
import { words } from '../../words/editor.ts'
import type { FoundPage, Lookup } from '../lookup.ts'
import { dateOf } from './block-choices.ts'
import type { Choice, Trigger } from './triggers.ts'

const insert = (editor: Editor, range: Range, type: string, attrs: Record<string, string | null>) =>
  editor
    .chain()
    .focus()
    .insertContentAt(range, [
      { type, attrs },
      { type: 'text', text: ' ' },
    ])
    .run()

/** `title#heading|alias` as people write it between double brackets. */
export function readTarget(query: string): { title: string; heading: string | null; alias: string | null } {
  const [target = '', alias] = query.replace(/\]+$/, '').split('|')
  const [title = '', heading] = target.split('#')
  return { title: title.trim(), heading: heading?.trim() || null, alias: alias?.trim() || null }
}

export function pageTrigger(lookup: Lookup): Trigger {
  return {
    name: 'page',
    char: '[[',
    label: words.menus.pages,
    allowSpaces: true,
    async choices(query) {
      const { title, heading, alias } = readTarget(query)
      const link = (editor: Editor, range: Range, page: FoundPage) =>
        insert(editor, range, 'pageLink', { pageId: page.id, title: page.title, heading, alias })
      const pages = await lookup.pages(title)
      const found: Choice[] = pages.map((page) => ({
        key: page.id,
        label: page.title,
        hint: words.kinds[page.kind],
        spine: page.kind,
        run: (editor, range) => link(editor, range, page),
      }))
      const exact = pages.some((page) => page.title.toLocaleLowerCase() === title.toLocaleLowerCase())
      if (title === '' || exact) return found
      const create: Choice = {
        key: 'create',
        label: words.menus.createPage(title),
        run: async (editor, range) => {
          const page = await lookup.createPage(title)
          if (page) link(editor, range, page)
        },
      }
      return [...found.slice(0, 7), create]
    },
  }
}

export function memberTrigger(lookup: Lookup): Trigger {
  return {
    name: 'member',
    char: '@',
    label: words.menus.members,
    async choices(query) {
      const members = await lookup.members(query)
      const found: Choice[] = members.map((member) => ({
        key: member.id,
        label: member.name,
        run: (editor, range) => insert(editor, range, 'mention', { memberId: member.id, name: member.name }),
      }))
      return [...found.slice(0, 6), ...datesFor(query)]
    },
  }
}

const DAY = 24 * 60 * 60 * 1000

/** `@today` and `@tomorrow` are the date itself. */
function datesFor(query: string): Choice[] {
  const { today, tomorrow } = words.menus
  return [
    { label: today, date: new Date() },
    { label: tomorrow, date: new Date(Date.now() + DAY) },
  ]
    .filter(({ label }) => query !== '' && label.toLocaleLowerCase().startsWith(query.toLocaleLowerCase()))
    .map(({ label, date }) => ({
      key: label,
      label,
      hint: dateOf(date),
      run: (editor, range) => {
        editor
          .chain()
          .focus()
          .insertContentAt(range, `${dateOf(date)} `)
          .run()
      },
    }))
}

export function tagTrigger(): Trigger {
  return {
    name: 'tag',
    char: '#',
    label: words.menus.tags,
    choices: (query) =>
      /^[\p{L}\p{N}_-]{2,40}$/u.test(query)
        ? [
            {
              key: query,
              label: words.menus.tagWith(query),
              run: (editor, range) => insert(editor, range, 'tag', { name: query }),
            },
          ]
        : [],
  }
}

export function questionTrigger(lookup: Lookup): Trigger {
  return {
    name: 'question',
    char: '??',
    label: words.menus.questions,
    allowSpaces: true,
    startOfLine: true,
    async choices(query) {
      const questions = await lookup.questions(query)
      return questions.map((question) => ({
        key: question.id,
        label: question.title,
        hint: question.accepted ? words.menus.answered : words.menus.open,
        spine: 'question',
        run: (editor, range) =>
          editor
            .chain()
            .focus()
            .insertContentAt(range, { type: 'questionCard', attrs: { questionId: question.id, title: question.title } })
            .run(),
      }))
    },
  }
}
