import { documentExtensions } from '@commonplace/document/schema'
import type { Extensions } from '@tiptap/core'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extensions/placeholder'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { type BlockKeys, blockKeys } from './blocks/block-keys.ts'
import type { Lookup } from './lookup.ts'
import { type PasteHelp, pasting } from './paste/pasting.ts'
import type { BlockOffers } from './picker/block-choices.ts'
import { caretMenus } from './picker/menus.ts'
import type { PickerStore } from './picker/picker-store.ts'
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
import { type ShownSections, shownSectionView } from './views/shown-section.ts'
import { toggleViews } from './views/toggle.ts'
import type { WovenAnswers } from './views/woven-answers.ts'

/** What the extensions of every text are made with. */
export interface Shared {
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
export const VIEWS = [imageView, codeBlockView, formulaView, fileView, embedView, ...toggleViews]

/** The menus at the caret, and what keys and pasting do. */
export function menus({ lookup, picker, placeholder, offers = {}, keys, paste }: Shared): Extensions {
  return [
    caretMenus(picker, { lookup, offers }),
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
  readonly shown: ShownSections
  readonly woven: WovenAnswers
  /** Null where the text has no files of its own. */
  readonly upload: Upload | null
  onTooNew(how: TooNew | null): void
  /** Told once all of a text is drawn that comes part by part; left out, it is drawn at once. */
  readonly onWhole?: () => void
  onFind(): void
}

/** The extensions of a page that several people write at once. */
export function pageExtensions(options: PageOptions): Extensions {
  return [
    ...documentExtensions({
      replace: [
        adoptedAnswerView(options.woven),
        questionCardView(options.cards),
        shownSectionView(options.shown),
        ...VIEWS,
      ],
    }),
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
