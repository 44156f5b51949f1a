let next: string | null = null

/** The page that is opened next is opened to be written: it was just made. */
export function editNext(pageId: string): void {
  next = pageId
}

/** Whether this page is to be opened for writing. Asking changes nothing: a view may be begun more than once before it stands. */
export const isEditNext = (pageId: string): boolean => next === pageId

/** The page stands; the next visit reads it. */
export function forgetEditNext(): void {
  next = null
}
