import { useCallback, useEffect, useState } from 'react'
import { onSessionClosed } from '../chip/current-save.ts'
import type { UnsentDocument } from '../device/unsent.ts'
import { unsentDocuments } from '../device/unsent.ts'
import type { Offline } from '../offline.ts'

export interface LibraryFacts {
  readonly pinned: boolean
  readonly pictures: boolean
  readonly keptAt: number | null
  readonly pages: number
  readonly questions: number
  readonly files: number
  /** Bytes of the kept pictures. */
  readonly fileBytes: number
  readonly used: number | null
  readonly quota: number | null
  readonly persisted: boolean
  readonly unsent: readonly (UnsentDocument & { title: string; url: string | null })[]
}

async function look({ device }: Offline, slug: string): Promise<LibraryFacts> {
  const kept = await device.get('communities', slug)
  const files = (await device.getAllFromIndex('files', 'community', slug)).filter((file) => file.keptAt > 0)
  const pages = await device.getAllFromIndex('pages', 'community', slug)
  const byDocument = new Map(pages.map(({ page }) => [page.documentId, page]))
  const estimate = await navigator.storage?.estimate?.()
  return {
    pinned: kept?.pinned ?? false,
    pictures: kept?.pictures ?? true,
    keptAt: kept?.keptAt ?? null,
    pages: pages.length,
    questions: await device.countFromIndex('questions', 'community', slug),
    files: files.length,
    fileBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: (await navigator.storage?.persisted?.()) ?? false,
    unsent: (await unsentDocuments(device)).map((one) => {
      const page = byDocument.get(one.documentId)
      return { ...one, title: page?.title ?? '', url: page?.url ?? null }
    }),
  }
}

/** What this device holds of a community; `again` looks anew. */
export function useLibrary(offline: Offline | null, slug: string) {
  const [facts, setFacts] = useState<LibraryFacts | null>(null)
  const again = useCallback(async () => {
    if (offline) setFacts(await look(offline, slug))
  }, [offline, slug])
  useEffect(() => {
    void again()
    if (!offline) return
    const ends = [
      onSessionClosed(() => void again()),
      offline.keeper.progress.subscribe(() => void again()),
      offline.outbox.acts.subscribe(() => void again()),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [again, offline])
  return { facts, again }
}
