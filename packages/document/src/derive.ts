import { headingIds } from './heading-ids.ts'
import { childrenOf, type DocNode, isTextblock, numberAttr, stringAttr, textOf } from './json.ts'

export interface DerivedHeading {
  readonly id: string
  readonly level: number
  readonly text: string
}

export interface DerivedSection {
  /** The id of its heading in the reading page; null for what stands before the first. */
  readonly headingId: string | null
  readonly heading: string
  readonly text: string
}

export const DERIVED_LINK_TYPES = ['page', 'mention', 'tag', 'question', 'adoption', 'shown', 'url', 'image'] as const
export interface DerivedLink {
  readonly type: (typeof DERIVED_LINK_TYPES)[number]
  /** The id of the page, shown page, member, question or adoption; the tag's name; the address. Empty for a page that is not there yet. */
  readonly ref: string
  /** The words of the link: for a page that is not there yet, its title. */
  readonly text: string
  readonly heading: string | null
  /** The sentence around it. */
  readonly sentence: string
}

export interface DerivedContent {
  readonly text: string
  readonly lead: string
  readonly headings: readonly DerivedHeading[]
  readonly sections: readonly DerivedSection[]
  readonly links: readonly DerivedLink[]
  readonly words: number
}

/** All that lists, search and links need to know of a document, read once when it settles. */
export function deriveContent(json: DocNode): DerivedContent {
  const headingId = headingIds()
  const headings: DerivedHeading[] = []
  const links: DerivedLink[] = []
  const sections: { headingId: string | null; heading: string; lines: string[] }[] = [
    { headingId: null, heading: '', lines: [] },
  ]
  const leads: string[] = []
  const put = (line: string): void => {
    if (line.trim()) sections.at(-1)?.lines.push(line)
  }
  const walk = (block: DocNode): void => {
    if (block.type === 'heading') {
      const words = textOf(block)
      const id = headingId(words)
      headings.push({ id, level: numberAttr(block, 'level', 1), text: words })
      sections.push({ headingId: id, heading: words, lines: [] })
      collectInline(block, words, links)
    } else if (isTextblock(block)) {
      const words = textOf(block)
      put(words)
      if (block.type === 'paragraph')
        leads.push(textOf({ ...block, content: childrenOf(block).filter(({ type }) => type !== 'image') }))
      collectInline(block, words, links)
    } else if (block.type === 'questionCard') {
      const title = stringAttr(block, 'title')
      put(title)
      links.push({
        type: 'question',
        ref: stringAttr(block, 'questionId'),
        text: title,
        heading: null,
        sentence: title,
      })
    } else if (block.type === 'shownSection') {
      // Its words are found where they stand, by those who may read them there: none of them are words of this text.
      const sentence = sections.at(-1)?.heading ?? ''
      links.push({ type: 'shown', ref: stringAttr(block, 'pageId'), text: '', heading: null, sentence })
    } else if (block.type === 'file' || block.type === 'embed') {
      put(textOf(block))
      const ref = stringAttr(block, block.type === 'file' ? 'src' : 'url')
      // A file is found, kept by devices and taken along as pictures are.
      const type = block.type === 'file' ? ('image' as const) : ('url' as const)
      links.push({ type, ref, text: textOf(block), heading: null, sentence: textOf(block) })
    } else if (block.type === 'rawBlock') {
      put(wordsOfRaw(stringAttr(block, 'source')))
    } else {
      if (block.type === 'adoptedAnswer') {
        const sentence = firstSentence(textOf(block))
        links.push({ type: 'adoption', ref: stringAttr(block, 'adoptionId'), text: '', heading: null, sentence })
      }
      for (const child of childrenOf(block)) walk(child)
    }
  }
  for (const block of childrenOf(json)) walk(block)
  const kept = sections
    .map(({ lines, ...section }) => ({ ...section, text: lines.join('\n') }))
    .filter((section) => section.headingId !== null || section.text !== '')
  const text = kept.flatMap(({ heading, text }) => [heading, text].filter(Boolean)).join('\n')
  return { text, lead: leadOf(leads), headings, sections: kept, links, words: countWords(text) }
}

/** What a person would find in a raw block: its words without the tags. */
const wordsOfRaw = (source: string): string =>
  source
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function collectInline(block: DocNode, words: string, links: DerivedLink[]): void {
  const sentenceFor = sentencesOf(words)
  let at = 0
  for (const part of childrenOf(block)) {
    const shown = textOf(part)
    const found = linkOf(part, shown)
    const last = links.at(-1)
    const goesOn = found && last && found.type === 'url' && last.type === 'url' && last.ref === found.ref && at > 0
    const sentence = found ? sentenceFor(at) : ''
    if (found && goesOn && last.sentence === sentence)
      links[links.length - 1] = { ...last, text: last.text + found.text }
    else if (found) links.push({ ...found, sentence })
    at += shown.length
  }
}

function linkOf(part: DocNode, shown: string): Omit<DerivedLink, 'sentence'> | null {
  switch (part.type) {
    case 'pageLink': {
      const heading = stringAttr(part, 'heading') || null
      const pageId = stringAttr(part, 'pageId')
      return { type: 'page', ref: pageId, text: pageId ? shown : stringAttr(part, 'title'), heading }
    }
    case 'mention':
      return { type: 'mention', ref: stringAttr(part, 'memberId'), text: stringAttr(part, 'name'), heading: null }
    case 'tag':
      return { type: 'tag', ref: stringAttr(part, 'name'), text: stringAttr(part, 'name'), heading: null }
    case 'image':
      return { type: 'image', ref: stringAttr(part, 'src'), text: shown, heading: null }
    case 'text': {
      const href = part.marks?.find((mark) => mark.type === 'link')?.attrs?.href
      return typeof href === 'string' ? { type: 'url', ref: href, text: shown, heading: null } : null
    }
    default:
      return null
  }
}

const SENTENCE_END = /[.!?…。！？](?:["'”’)\]]+)?(?=\s|$)|[。！？]/gu

/** The sentence around an offset of a line, at most 280 characters of it. */
export const sentenceAt = (line: string, offset: number): string => sentencesOf(line)(offset)

/** The same for many offsets of one line, each at or behind the one before: the line is gone through once, however many links it has. */
function sentencesOf(line: string): (offset: number) => string {
  const ends = line.matchAll(SENTENCE_END)
  let start = 0
  let end = 0
  return (offset) => {
    while (end <= offset && end < line.length) {
      const { value: match } = ends.next()
      start = end
      end = match ? match.index + match[0].length : line.length
    }
    return cut(line.slice(start, end), offset - start)
  }
}

function cut(sentence: string, offset: number): string {
  if (sentence.length <= 280) return sentence.trim()
  const from = Math.max(0, Math.min(offset - 120, sentence.length - 278))
  return `${from > 0 ? '…' : ''}${sentence.slice(from, from + 278).trim()}…`
}

const firstSentence = (text: string): string => sentenceAt(text.split('\n')[0] ?? '', 0)

/** About the first two sentences of running text, at most 280 characters, never cut within a word. */
function leadOf(paragraphs: readonly string[]): string {
  const line = paragraphs
    .filter((words) => words.trim() !== '')
    .slice(0, 3)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  const ends = [...line.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length)
  const fitting = ends.filter((end, i) => i < 2 && end <= 280).at(-1)
  if (fitting !== undefined) return line.slice(0, fitting).trim()
  if (line.length <= 280) return line
  const space = line.lastIndexOf(' ', 279)
  return `${line.slice(0, space > 200 ? space : 279).trimEnd()}…`
}

/** Words as people count them; each sign of scripts without spaces counts as one. */
export function countWords(text: string): number {
  return (
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)?.length ??
    0
  )
}
