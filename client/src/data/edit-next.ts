let next: string | null = null

/** The page that is opened next is opened to be written: it was just made. */
export function editNext(pageId: string): void {
  next = pageId
}

/** Whether this page is to be opened for writing; asked once. */
export function takeEditNext(pageId: string): boolean {
  const wanted = next === pageId
  if (wanted) next = null
  return wanted
}
