import type { PageShape, QuestionShape } from '@commonplace/api'
import { drawShown, fullAllowance, type OpenedShown } from '@commonplace/document/draw-shown'
import { APART, type ResolvedShown, shownFrame } from '@commonplace/document/html'
import { type ShownRef, shownKey } from '@commonplace/document/shown'
import { replaceShown } from '@commonplace/document/shown-html'
import { htmlWords } from '../../words/html.ts'

// What a kept text shows of other pages is not kept with it: the words stand once on a device, with the page they are of, and go with it.

const leaveApart = (html: string): string =>
  replaceShown(html, ({ pageId, blockId, rest }) => shownFrame({ pageId, blockId }, APART, htmlWords.shown, rest))

/** A page without the words of others, as a device keeps it. */
export const pageApart = (page: PageShape): PageShape => ({ ...page, html: leaveApart(page.html) })

const inQuestion = <T>(question: QuestionShape, put: (html: string) => T) => ({
  html: put(question.html),
  answers: question.answerList.map((answer) => put(answer.html)),
  sections: question.sectionAnswers.map((answer) => put(answer.html)),
})

function withTexts(
  question: QuestionShape,
  texts: { html: string; answers: string[]; sections: string[] },
): QuestionShape {
  return {
    ...question,
    html: texts.html,
    answerList: question.answerList.map((answer, i) => ({ ...answer, html: texts.answers[i] ?? '' })),
    sectionAnswers: question.sectionAnswers.map((answer, i) => ({ ...answer, html: texts.sections[i] ?? '' })),
  }
}

export const questionApart = (question: QuestionShape): QuestionShape =>
  withTexts(question, inQuestion(question, leaveApart))

type Keeper = (id: string) => Promise<PageShape | null>

/** A kept page with what it shows of the pages that are kept here too; for the others it says that they are not. */
export const pageTogether = async (page: PageShape, kept: Keeper): Promise<PageShape> => ({
  ...page,
  html: await together(page.html, page.id, once(kept)),
})

/** The texts of a question draw from one allowance, one after the other, as they are drawn from where they were kept. */
export async function questionTogether(question: QuestionShape, kept: Keeper): Promise<QuestionShape> {
  const left = fullAllowance()
  const own = once(kept)
  const { html, answers, sections } = inQuestion(question, (text) => () => together(text, null, own, left))
  const inTurn = async (texts: readonly (() => Promise<string>)[]) => {
    const put: string[] = []
    for (const text of texts) put.push(await text())
    return put
  }
  return withTexts(question, { html: await html(), answers: await inTurn(answers), sections: await inTurn(sections) })
}

async function together(html: string, page: string | null, kept: Keeper, left = fullAllowance()): Promise<string> {
  const drawn = await drawShown(refsIn(html), page, (refs) => open(refs, kept), left)
  return put(html, drawn)
}

/** Takes each page from where it is kept once, however many texts name it. */
function once(kept: Keeper): Keeper {
  const taken = new Map<string, Promise<PageShape | null>>()
  return (id) => {
    const page = taken.get(id) ?? kept(id)
    taken.set(id, page)
    return page
  }
}

const put = (html: string, drawn: Readonly<Record<string, ResolvedShown>>): string =>
  replaceShown(html, ({ pageId, blockId, rest }, whole) => {
    const found = drawn[shownKey({ pageId, blockId })]
    return found && found.state !== 'absent' ? shownFrame({ pageId, blockId }, found, htmlWords.shown, rest) : whole
  })

function refsIn(html: string): ShownRef[] {
  const found = new Map<string, ShownRef>()
  replaceShown(html, ({ pageId, blockId }, whole) => {
    found.set(shownKey({ pageId, blockId }), { pageId, blockId })
    return whole
  })
  return [...found.values()]
}

async function open(refs: readonly ShownRef[], kept: Keeper): Promise<Map<string, OpenedShown>> {
  const opened = new Map<string, OpenedShown>()
  for (const ref of refs) {
    const page = await kept(ref.pageId)
    if (!page || page.deletedAt !== null || !page.may.read) continue
    const { title, url } = page
    opened.set(shownKey(ref), {
      ...{ state: 'shown', title, href: url },
      read() {
        const part = partIn(page.html, ref.blockId)
        if (part === null) return null
        const { heading, headingId, html } = part
        const href = headingId ? `${url}#${headingId}` : url
        return { heading, href, refs: refsIn(html), draw: (drawn) => put(html, drawn) }
      },
    })
  }
  return opened
}

const levelOf = (element: Element): number => (/^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 9)

/** The part of a page's reading HTML that a block means, without the ids it has there; see `partOf`, which reads the text itself. */
function partIn(html: string, blockId: string): { html: string; heading: string; headingId: string } | null {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const first = blockId === '' ? null : body.querySelector(`[data-id="${CSS.escape(blockId)}"]`)
  if (blockId !== '' && !first) return null
  const headings = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  const above = first && headings.findLast((one) => one === first || isBefore(one, first))
  const parts = first ? [first] : [...body.children]
  for (let next = first?.nextElementSibling; first && levelOf(first) < 9 && next && levelOf(next) > levelOf(first); ) {
    parts.push(next)
    next = next.nextElementSibling
  }
  const said = { heading: above?.textContent?.trim() ?? '', headingId: above?.id ?? '' }
  for (const part of parts)
    for (const one of [part, ...part.querySelectorAll('[id], [data-id]')]) {
      one.removeAttribute('id')
      one.removeAttribute('data-id')
    }
  return { html: parts.map((part) => part.outerHTML).join('\n'), ...said }
}

const isBefore = (one: Element, other: Element): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
