import type { Editor } from '@tiptap/core'
import { screenAt } from '../../routes.ts'
import type { Option } from './options.ts'

/** The editor of the text that has the keys; null where nobody writes, or where a link means what it says, as in code. */
export function editorAt(focused: Element | null): Editor | null {
  const text = focused?.closest<HTMLElement & { editor?: Editor }>('.ProseMirror')
  const editor = text?.editor
  return editor?.isEditable && !editor.isActive('codeBlock') && !editor.isActive('code') ? editor : null
}

/** What of the lines can be linked: what is found. What is only to be done, or to be looked through, cannot. */
export const isLinkable = (option: Option | undefined): option is Option =>
  option !== undefined && !option.missing && option.key !== 'all'

/** As the menus at the caret would write it: a page and a person as such, anything else by its title and address. */
function inlineOf({ title, to, member, section }: Option) {
  if (member !== undefined) return { type: 'mention', attrs: { memberId: member, name: title } }
  const screen = screenAt(to)
  if (screen.name === 'page') return { type: 'pageLink', attrs: { pageId: screen.id, title, heading: section ?? null } }
  const href = new URL(to, location.href).href
  return { type: 'text', text: title, marks: [{ type: 'link', attrs: { href } }] }
}

/** Links it where the caret stands, and lets the writing go on behind it. */
export function linkIn(editor: Editor, option: Option): void {
  editor
    .chain()
    .focus()
    .insertContent([inlineOf(option), { type: 'text', text: ' ' }])
    .run()
}
