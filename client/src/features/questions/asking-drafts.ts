import { forgetDraft } from '../../data/drafts.ts'

/** Where what somebody types into the question form is kept until it was asked; `about` is the page, or the words, it began from. */
export const askingDraft = (slug: string, about: string | null, field: 'title' | 'body' | 'tags'): string =>
  `ask:${slug}:${about ?? ''}:${field}`

/** Nothing is left to ask. */
export function forgetAsking(slug: string, about: string | null): void {
  for (const field of ['title', 'body', 'tags'] as const) forgetDraft(askingDraft(slug, about, field))
}
