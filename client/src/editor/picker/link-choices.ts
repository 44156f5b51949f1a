import type { Editor, Range } from '@tiptap/core'
import { words } from '../../words/editor.ts'
import { putBlock } from '../blocks/go-behind.ts'
import type { FoundPage, Lookup } from '../lookup.ts'
import { dateOf } from './block-choices.ts'
import type { Choice } from './triggers.ts'

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

/** Pages by their title, and one that is not there yet. */
export async function pageChoices(lookup: Lookup, query: string): Promise<Choice[]> {
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
}

/** Members by their name, and the two days that are meant most. */
export async function memberChoices(lookup: Lookup, query: string): Promise<Choice[]> {
  const members = await lookup.members(query)
  const found: Choice[] = members.map((member) => ({
    key: member.id,
    label: member.name,
    run: (editor, range) => insert(editor, range, 'mention', { memberId: member.id, name: member.name }),
  }))
  return [...found.slice(0, 6), ...datesFor(query)]
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

/** The tag that was typed, once it can be one. */
export const tagChoices = (query: string): Choice[] =>
  /^[\p{L}\p{N}_-]{2,40}$/u.test(query)
    ? [
        {
          key: query,
          label: words.menus.tagWith(query),
          run: (editor, range) => insert(editor, range, 'tag', { name: query }),
        },
      ]
    : []

/** Asks what was typed, where one may: the question goes along with the words it stands below. */
export type AskTyped = (editor: Editor, title: string) => void
const LEAST_ASKED = 8

/** Questions by their title, and asking what was typed. */
export async function questionChoices(lookup: Lookup, query: string, ask?: AskTyped): Promise<Choice[]> {
  const questions = await lookup.questions(query)
  const known: Choice[] = questions.map((question) => ({
    key: question.id,
    label: question.title,
    hint: question.accepted ? words.menus.answered : words.menus.open,
    spine: 'question',
    run: (editor, range) => putBlock(editor, range, 'questionCard', { questionId: question.id, title: question.title }),
  }))
  const title = query.trim()
  if (!ask || title.length < LEAST_ASKED) return known
  const asked: Choice = {
    key: 'ask',
    label: words.menus.ask(title),
    run: (editor, range) => {
      editor.chain().focus().deleteRange(range).run()
      ask(editor, title)
    },
  }
  return [...known.slice(0, 7), asked]
}
