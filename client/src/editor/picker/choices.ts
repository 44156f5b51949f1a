import type { Lookup } from '../lookup.ts'
import { type BlockOffers, blockChoices, calloutChoices } from './block-choices.ts'
import { emojiChoices } from './emoji-choices.ts'
import { memberChoices, pageChoices, questionChoices, tagChoices } from './link-choices.ts'
import type { MenuName } from './menus.ts'
import type { Choice } from './triggers.ts'

/** What the menus of a text choose from. */
export interface Offered {
  readonly lookup: Lookup
  readonly offers: BlockOffers
}

type Choices = Promise<readonly Choice[]> | readonly Choice[]

const MENUS: Readonly<Record<MenuName, (query: string, offered: Offered) => Choices>> = {
  block: (query, { offers }) => blockChoices(query, offers),
  callout: calloutChoices,
  page: (query, { lookup }) => pageChoices(lookup, query),
  member: (query, { lookup }) => memberChoices(lookup, query),
  tag: tagChoices,
  question: (query, { lookup, offers }) => questionChoices(lookup, query, offers.ask),
  emoji: emojiChoices,
}

/** What a menu offers for what was typed. It comes with what shows the menus (Picker.tsx): without it there is none. */
export const choicesOf = (menu: MenuName, query: string, offered: Offered): Choices => MENUS[menu](query, offered)
export type ChoicesOf = typeof choicesOf
