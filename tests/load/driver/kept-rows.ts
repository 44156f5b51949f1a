import type { Page } from 'playwright-core'

export interface KeptPage {
  readonly page: { readonly url: string; readonly title: string; readonly html: string }
}
export interface KeptQuestion {
  readonly question: {
    readonly title: string
    readonly html: string
    readonly answerList: readonly { readonly html: string }[]
  }
}

/** What a member's device keeps of pages and questions, as it lies there. */
export function keptRows(page: Page, memberId: string): Promise<{ pages: KeptPage[]; questions: KeptQuestion[] }> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const asking = database.transaction(store).objectStore(store).getAll()
        asking.onsuccess = () => resolve(asking.result as T[])
        asking.onerror = () => reject(asking.error)
      })
    const rows = { pages: await all<KeptPage>('pages'), questions: await all<KeptQuestion>('questions') }
    database.close()
    return rows
  }, `commonplace-${memberId}`)
}

/** The words of each, without their tags, as the browser reads them. */
export function wordsOf(page: Page, htmls: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (htmls) => htmls.map((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''),
    htmls,
  )
}
