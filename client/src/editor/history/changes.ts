// The changes that a drawn difference shows, as steps one goes through: what went and what came in its place is one step.

const CHANGE = 'ins, del, .diff-moved, .diff-changed'
const ASIDE = 'diff-aside'

export interface Step {
  readonly elements: readonly HTMLElement[]
  /** The place of who did it among the authors; null where nobody is known, or several did. */
  readonly by: number | null
  readonly did: 'ins' | 'del' | 'both' | 'moved' | 'changed'
}

const authorOf = (element: Element): number | null => {
  const by = element.getAttribute('data-by') ?? element.querySelector('[data-by]')?.getAttribute('data-by') ?? null
  return by === null ? null : Number(by)
}

/** The steps of a difference, in reading order. Given an author, those of others stand back and are no steps. */
export function stepsIn(root: HTMLElement, only: number | null): Step[] {
  const steps: HTMLElement[][] = []
  for (const element of root.querySelectorAll<HTMLElement>(CHANGE)) {
    const aside = only !== null && authorOf(element) !== only
    element.classList.toggle(ASIDE, aside)
    if (aside || element.parentElement?.closest('ins, del')) continue
    const last = steps.at(-1)
    if (last && isText(element) && isText(last.at(-1)) && before(element) === last.at(-1)) last.push(element)
    else steps.push([element])
  }
  return steps.map((elements) => ({ elements, by: sameAuthor(elements), did: didOf(elements) }))
}

/** What stands right before an element, blanks between blocks aside. */
function before(element: HTMLElement): Node | null {
  let node = element.previousSibling
  while (node?.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() === '') node = node.previousSibling
  return node
}

const isText = (element: HTMLElement | undefined): boolean => /^(INS|DEL)$/.test(element?.tagName ?? '')

function sameAuthor(elements: readonly HTMLElement[]): number | null {
  const all = new Set(elements.map(authorOf))
  return all.size === 1 ? ([...all][0] ?? null) : null
}

function didOf(elements: readonly HTMLElement[]): Step['did'] {
  if (elements[0]?.classList.contains('diff-moved')) return 'moved'
  if (elements[0]?.classList.contains('diff-changed')) return 'changed'
  const [came, went] = [
    elements.some(({ tagName }) => tagName === 'INS'),
    elements.some(({ tagName }) => tagName === 'DEL'),
  ]
  return came && went ? 'both' : came ? 'ins' : 'del'
}

const CURRENT = 'diff-current'

/** Marks a step and brings it into view. */
export function goTo(root: HTMLElement, step: Step | undefined): void {
  for (const element of root.querySelectorAll(`.${CURRENT}`)) element.classList.remove(CURRENT)
  for (const element of step?.elements ?? []) element.classList.add(CURRENT)
  step?.elements[0]?.scrollIntoView({ block: 'center' })
}

/** The headings of one of the two states in a drawn difference. */
export function headingsIn(html: string, state: 'older' | 'newer'): string[] {
  const root = new DOMParser().parseFromString(html, 'text/html')
  for (const other of root.querySelectorAll(state === 'newer' ? 'del' : 'ins')) other.remove()
  const headings = [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => one.textContent?.trim() ?? '')
  return [...new Set(headings.filter((one) => one !== ''))]
}
