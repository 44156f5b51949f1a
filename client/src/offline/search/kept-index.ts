import type { Device } from '../device/open-device.ts'
import { packed, unpacked } from '../library/packed.ts'
import { type ReadParts, type SavedIndex, SearchIndex } from './search-index.ts'

/**
 * Raised whenever texts are cut, folded, stemmed or weighed in another way, or an index is put down in another form: one of another making
 * is built anew. A test compares.
 */
export const FORM = 1

type Head = Pick<SavedIndex, 'things'> & Pick<SavedIndex['postings'], 'words' | 'stems'>

/** Puts the search over a community down. Answers whether it lies there: not, where something left the device that it still holds. */
export async function putIndex(device: Device, community: string, index: SearchIndex): Promise<boolean> {
  const { postings, things } = index.save()
  const { words, stems, ...lists } = postings
  const head = await packed({ words, stems, things } satisfies Head)
  const tx = device.transaction(['indexes', 'pages', 'questions'], 'readwrite')
  const there = new Set<string>()
  for (const name of ['pages', 'questions'] as const)
    for (const id of await tx.objectStore(name).index('community').getAllKeys(community)) there.add(id)
  const holds = things.length > 0 && things.every(({ id }) => there.has(id))
  if (holds) await tx.objectStore('indexes').put({ community, form: FORM, head, ...lists })
  await tx.done
  return holds
}

/** The search over a community as it was put down; null where there is none of this making, or a broken one. */
export async function openIndex(device: Device, community: string, read: ReadParts): Promise<SearchIndex | null> {
  const copy = await device.get('indexes', community)
  if (copy?.form !== FORM) return null
  try {
    const { ends, counts, lists, lengths } = copy
    const { words, stems, things } = await unpacked<Head>(copy.head)
    const sections = things.reduce((sum, one) => sum + one.sections.length, 0)
    const isWhole =
      sections === lengths.length &&
      words.length === ends.length &&
      words.length === counts.length &&
      (ends.at(-1) ?? 0) === lists.length
    return isWhole ? SearchIndex.from({ postings: { words, stems, ends, counts, lists, lengths }, things }, read) : null
  } catch (error) {
    console.warn('The search that was kept on this device is broken, and is built anew.', error)
    return null
  }
}

/** Of what is kept of a community, what is another copy than the one that an index was made of, and what is not there any more. */
export async function changedSince(
  device: Device,
  name: 'pages' | 'questions',
  community: string,
  known: ReadonlyMap<string, number>,
): Promise<{ readonly changed: readonly string[]; readonly gone: readonly string[] }> {
  const tx = device.transaction(name)
  const here = tx.store.index('community').getAllKeys(community)
  // By the moments they were kept at, of which there are few: no copy has to be read.
  const same = [...new Set(known.values())].map(async (keptAt) => {
    const ids = await tx.store.index('kept').getAllKeys(IDBKeyRange.only([community, keptAt]))
    return ids.filter((id) => known.get(id) === keptAt)
  })
  const [all, ...lists] = await Promise.all([here, ...same])
  const [there, unchanged] = [new Set(all), new Set(lists.flat())]
  return {
    changed: all.filter((id) => !unchanged.has(id)),
    gone: [...known.keys()].filter((id) => !there.has(id)),
  }
}
