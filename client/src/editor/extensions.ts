import { documentExtensions } from '@commonplace/document/schema'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extensions'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { words } from '../words/editor.ts'
import { renderCaret, renderSelection } from './caret.ts'
import type { Lookup } from './lookup.ts'
import { blockChoices } from './picker/block-choices.ts'
import { memberTrigger, pageTrigger, questionTrigger, tagTrigger } from './picker/link-choices.ts'
import type { PickerStore } from './picker/picker-store.ts'
import { pickerMenus } from './picker/triggers.ts'
import { adoptedAnswerView, type Bylines } from './views/adopted-answer.ts'
import { imageView } from './views/image.ts'
import { pictures, type Upload } from './views/pictures.ts'

interface Shared {
  readonly lookup: Lookup
  readonly picker: PickerStore
  readonly placeholder: string
}

function menus({ lookup, picker, placeholder }: Shared): Extensions {
  const blocks = { name: 'block', char: '/', label: words.menus.blocks, choices: blockChoices }
  return [
    pickerMenus([blocks, pageTrigger(lookup), memberTrigger(lookup), tagTrigger(), questionTrigger(lookup)], picker),
    Placeholder.configure({ placeholder }),
  ]
}

export interface PageOptions extends Shared {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly user: { readonly name: string; readonly hue: number }
  readonly bylines: Bylines
  readonly upload: Upload
  onProblem(problem: unknown): void
}

/** The extensions of a page that several people write at once. */
export function pageExtensions(options: PageOptions): Extensions {
  return [
    ...documentExtensions({ replace: [adoptedAnswerView(options.bylines), imageView] }),
    Collaboration.configure({ document: options.doc, field: 'default' }),
    CollaborationCaret.configure({
      // All that it needs of a provider. The document is whole before it is mounted, so there is nothing to wait for.
      provider: { awareness: options.awareness, on: () => undefined, off: () => undefined },
      user: options.user,
      render: renderCaret,
      selectionRender: renderSelection,
    }),
    pictures(options.upload, options.onProblem),
    ...menus(options),
  ]
}

/** The extensions of a text that one person writes and then sends. */
export function composeExtensions(shared: Shared): Extensions {
  return [...documentExtensions({ assignIds: false, replace: [imageView] }), ...menus(shared)]
}
