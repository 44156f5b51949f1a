import { slugOf } from '@commonplace/domain'

/** Gives headings their ids in reading order: `h-` and the words as in an address; the second of the same words ends in `-2`. */
export function headingIds(): (words: string) => string {
  const taken = new Map<string, number>()
  return (words) => {
    const base = `h-${slugOf(words)}`
    let count = (taken.get(base) ?? 0) + 1
    let id = count === 1 ? base : `${base}-${count}`
    while (count > 1 && taken.has(id)) id = `${base}-${++count}`
    taken.set(base, count)
    if (id !== base) taken.set(id, 1)
    return id
  }
}

/** The id a heading of these words has where it is the only one: what a link into a page points at. */
export const headingIdOf = (words: string): string => `h-${slugOf(words)}`
