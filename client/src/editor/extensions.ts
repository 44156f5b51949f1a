import { documentExtensions } from '@commonplace/document/schema'
import type { Extensions } from '@tiptap/core'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder, UndoRedo } from '@tiptap/extensions'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { words } from '../words/editor.ts'
import { type BlockKeys, blockKeys } from './blocks/block-keys.ts'
import type { Lookup } from './lookup.ts'
import { type PasteHelp, pasting } from './paste/pasting.ts'
import { type BlockOffers, blockChoices, calloutChoices } from './picker/block-choices.ts'
import { emojiTrigger } from './picker/emoji-choices.ts'
import { memberTrigger, pageTrigger, questionTrigger, tagTrigger } from './picker/link-choices.ts'
import type { PickerStore } from './picker/picker-store.ts'
import { pickerMenus } from './picker/triggers.ts'
import { renderCaret, renderSelection } from './presence/caret.ts'
import { sharedText, type TooNew } from './shared-text.ts'
import { codeColours } from './tools/colours.ts'
import { finding } from './tools/finding.ts'
import { typed } from './typed.ts'
import { adoptedAnswerView } from './views/adopted-answer.ts'
import { embedView, fileView } from './views/attached.ts'
import { codeBlockView } from './views/code.ts'
import { formulaView } from './views/formula.ts'
import { imageView } from './views/image.ts'
import { pictures, type Upload } from './views/pictures.ts'
import { type QuestionCards, questionCardView } from './views/question-card.ts'
import type { WovenAnswers } from './views/woven-answers.ts'

interface Shared {
  readonly lookup: Lookup
  readonly picker: PickerStore
  readonly placeholder: string
  /** What the menu of blocks offers besides them. */
  readonly offers?: BlockOffers
  readonly keys: BlockKeys
  readonly paste: PasteHelp
  onProblem(problem: unknown): void
}

/** Node views that any text has. */
const VIEWS = [imageView, codeBlockView, formulaView, fileView, embedView]

function menus({ lookup, picker, placeholder, offers = {}, keys, paste }: Shared): Extensions {
  const choices = (query: string) => blockChoices(query, offers)
  const blocks = { name: 'block', char: '/', label: words.menus.blocks, most: 30, choices }
  const callouts = {
    name: 'callout',
    char: '!!',
    label: words.menus.callouts,
    startOfLine: true,
    choices: calloutChoices,
  }
  return [
    pickerMenus(
      [
        blocks,
        callouts,
        pageTrigger(lookup),
        memberTrigger(lookup),
        tagTrigger(),
        questionTrigger(lookup),
        emojiTrigger(),
      ],
      picker,
    ),
    blockKeys(keys),
    pasting(paste),
    codeColours,
    typed,
    Placeholder.configure({ placeholder }),
  ]
}

export interface PageOptions extends Shared {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly user: { readonly name: string; readonly hue: number }
  readonly cards: QuestionCards
  readonly woven: WovenAnswers
  /** Null where the text has no files of its own. */
  readonly upload: Upload | null
  onTooNew(how: TooNew | null): void
  onFind(): void
}

/** The extensions of a page that several people write at once. */
export function pageExtensions(options: PageOptions): Extensions {
  return [
    ...documentExtensions({ replace: [adoptedAnswerView(options.woven), questionCardView(options.cards), ...VIEWS] }),
    sharedText(options),
    CollaborationCaret.configure({
      // All that it needs of a provider. The document is whole before it is mounted, so there is nothing to wait for.
      provider: { awareness: options.awareness, on: () => undefined, off: () => undefined },
      user: options.user,
      render: renderCaret,
      selectionRender: renderSelection,
    }),
    pictures(options.upload, options.onProblem),
    finding(options.onFind),
    ...menus(options),
  ]
}

/** The extensions of a text that one person writes and then sends. */
export function composeExtensions(shared: Shared): Extensions {
  return [
    ...documentExtensions({ assignIds: false, replace: VIEWS }),
    UndoRedo,
    pictures(null, shared.onProblem),
    ...menus(shared),
  ]
}
