import { useCallback, useEffect, useState } from 'react'
import { libraryWords } from '../../words/library.ts'
import { onDocuments } from '../chip/current-save.ts'
import type { PartCopy } from '../device/open-device.ts'
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
  readonly versions: number
  /** Bytes that lie here, by sort. */
  readonly bytes: {
    readonly pages: number
    readonly versions: number
    readonly questions: number
    readonly pictures: number
  }
  /** Pages and tags that are kept by themselves, with what to call them. */
  readonly parts: readonly (PartCopy & { readonly title: string; readonly url: string | null })[]
  /** Tags of what is here, to keep all of. */
  readonly tags: readonly string[]
  readonly used: number | null
  readonly quota: number | null
  readonly persisted: boolean
  /** Pages that others changed while words of one's own waited here. */
  readonly meanwhile: readonly {
    readonly document: string
    readonly title: string
    readonly url: string
    readonly by: readonly string[]
  }[]
  /** `gone`: the page is no longer there; its words here are a draft. */
  readonly unsent: readonly (UnsentDocument & {
    title: string
    url: string | null
    page: string | null
    gone: boolean
  })[]
}

async function look({ device }: Offline, slug: string): Promise<LibraryFacts> {
  const kept = await device.get('communities', slug)
  const files = (await device.getAllFromIndex('files', 'community', slug)).filter((file) => file.keptAt > 0)
  const pages = await device.getAllFromIndex('pages', 'community', slug)
  const questions = await device.getAllFromIndex('questions', 'community', slug)
  const histories = await device.getAllFromIndex('histories', 'community', slug)
  const states = new Map((await device.getAll('states')).map(({ document, state }) => [document, state.byteLength]))
  const begun = (await device.getAll('acts')).filter(({ name }) => name === 'createPage')
  const byDocument = new Map(pages.map(({ page }) => [page.documentId, page]))
  const estimate = await navigator.storage?.estimate?.()
  return {
    pinned: kept?.pinned ?? false,
    pictures: kept?.pictures ?? true,
    keptAt: kept?.keptAt ?? null,
    pages: pages.length,
    questions: questions.length,
    files: files.length,
    versions: sumOf(histories, ({ kept }) => kept?.versions.length ?? 0),
    bytes: {
      versions: sumOf(histories, ({ bytes }) => bytes),
      pages: sumOf(pages, ({ page }) => page.html.length + (states.get(page.documentId) ?? 0)),
      questions: sumOf(
        questions,
        ({ question: { html, answerList } }) => html.length + sumOf(answerList, (one) => one.html.length),
      ),
      pictures: sumOf(files, (file) => file.bytes),
    },
    parts: (await device.getAllFromIndex('parts', 'community', slug)).map((part) => {
      const page = pages.find(({ id }) => id === part.page)?.page
      const thing = page ?? questions.find(({ id }) => id === part.question)?.question
      return { ...part, title: titleOf(part, thing?.title ?? ''), url: thing?.url ?? null }
    }),
    tags: [...new Set(pages.flatMap(({ page }) => page.tags))].sort((a, b) => a.localeCompare(b)),
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: (await navigator.storage?.persisted?.()) ?? false,
    meanwhile: (await device.getAll('returns')).flatMap((row) => {
      const page = byDocument.get(row.document)
      return row.told && page
        ? [{ document: row.document, title: page.title, url: page.url, by: row.by.map(({ name }) => name) }]
        : []
    }),
    unsent: (await unsentDocuments(device)).map((one) => {
      const page = byDocument.get(one.documentId)
      const made = begun.find(({ input }) => (input as { documentId?: string }).documentId === one.documentId)
      const title = page?.title ?? made?.about.what ?? ''
      const gone = made === undefined && (page === undefined || page.deletedAt !== null)
      return { ...one, title, url: page?.url ?? made?.about.where ?? null, page: page?.id ?? null, gone }
    }),
  }
}

function titleOf({ tag, stars, questions }: PartCopy, title: string): string {
  if (tag !== null) return libraryWords.tag(tag)
  if (stars) return libraryWords.stars
  return questions === undefined ? title : libraryWords.lists[questions]
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0)

/** How much has come so far. What it weighs is looked at when all of it is here: that reads every page. */
async function soFar({ device }: Offline, slug: string): Promise<Partial<LibraryFacts>> {
  const kept = await device.get('communities', slug)
  return {
    pinned: kept?.pinned ?? false,
    pictures: kept?.pictures ?? true,
    pages: await device.countFromIndex('pages', 'community', slug),
    questions: await device.countFromIndex('questions', 'community', slug),
  }
}

/** What this device holds of a community; `again` looks anew, which with thousands of pages takes a moment: `counting`. */
export function useLibrary(offline: Offline | null, slug: string) {
  const [facts, setFacts] = useState<LibraryFacts | null>(null)
  const [looks, setLooks] = useState(0)
  const again = useCallback(async () => {
    if (!offline) return
    setLooks((n) => n + 1)
    try {
      setFacts(await look(offline, slug))
    } finally {
      setLooks((n) => n - 1)
    }
  }, [offline, slug])
  useEffect(() => {
    void again()
    if (!offline) return
    const { progress } = offline.keeper
    const come = async () => {
      if (progress.get() === null) return again()
      const more = await soFar(offline, slug)
      setFacts((before) => before && { ...before, ...more })
    }
    const ends = [
      onDocuments(() => void again()),
      progress.subscribe(() => void come()),
      offline.outbox.acts.subscribe(() => void again()),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [again, offline, slug])
  return { facts, again, counting: looks > 0 }
}
