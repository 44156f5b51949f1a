import { words } from '../../words/editor.ts'
import type { Offered } from './choices.ts'
import type { PickerStore } from './picker-store.ts'
import { pickerMenus, type Trigger } from './triggers.ts'

export type MenuName = 'block' | 'callout' | 'page' | 'member' | 'tag' | 'question' | 'emoji'

const { menus } = words

/** What opens each menu at the caret. What it offers comes with what shows it, once the text is there. */
const OPENERS: readonly (Omit<Trigger, 'choices'> & { readonly name: MenuName })[] = [
  { name: 'block', char: '/', label: menus.blocks, most: 30, allowSpaces: true },
  { name: 'callout', char: '!!', label: menus.callouts, startOfLine: true },
  { name: 'page', char: '[[', label: menus.pages, allowSpaces: true },
  { name: 'member', char: '@', label: menus.members },
  { name: 'tag', char: '#', label: menus.tags },
  { name: 'question', char: '??', label: menus.questions, allowSpaces: true, startOfLine: true },
  { name: 'emoji', char: ':', label: menus.emoji },
]

/** The menus at the caret of a text. */
export const caretMenus = (store: PickerStore, offered: Offered) =>
  pickerMenus(
    OPENERS.map((opener) => ({
      ...opener,
      choices: async (query) => (await store.choices)(opener.name, query, offered),
    })),
    store,
  )
