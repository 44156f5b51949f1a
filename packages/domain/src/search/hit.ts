import { termsIn } from './snippet.ts'

interface Section {
  readonly id: number
  /** Where it stands in its thing. */
  readonly place: number
  readonly heading: string
  readonly text: string
}

/**
 * Of a thing's sections the one to show: the first that fits and says any of the words, in the order they fit; where only the title does,
 * the beginning.
 */
export function tellingSection<T extends Section>(
  sections: readonly T[],
  fitting: readonly number[],
  match: (word: string) => number,
): T | undefined {
  const inOrder = fitting.flatMap((id) => sections.find((section) => section.id === id) ?? [])
  const says = ({ heading, text }: T) => termsIn(`${heading} ${text}`, match)
  const most = inOrder.reduce((most, section) => Math.max(most, says(section)), 0)
  return most === 0 ? sections.find(({ place }) => place === 0) : inOrder.find((section) => says(section) === most)
}
