import {
  APART,
  type DocNode,
  drawShown,
  type HtmlOptions,
  markAltered,
  type ResolvedShown,
  shownKey,
  stringAttr,
  toHtml,
} from '@commonplace/document'
import type { Actor, Community, Language } from '@commonplace/domain'
import { withoutAnswers } from '../../derive/withdrawn.ts'
import type { Content } from '../../ports/documents.ts'
import type { Services } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { attachmentIn } from './addresses.ts'
import { type Body, openBody, readBody, renderedOnce } from './bodies.ts'
import { type BodyFacts, factsOf, type Living } from './body-facts.ts'
import { colourCode, drawFormula } from './draw.ts'
import { type DrawPart, openShown, Showing } from './open-shown.ts'

export interface Rendered {
  readonly html: string
  /** The body as this asker may have it: without the words of answers that are hidden from them. */
  readonly json: DocNode
}

export const NOTHING: Rendered = { html: '', json: { type: 'doc', content: [{ type: 'paragraph' }] } }

/** Sections of other pages by key. They are part of what is remembered for a body: other words for it, or other rights, draw it anew. */
type Shown = Readonly<Record<string, ResolvedShown>>

interface Facts extends BodyFacts {
  readonly shown: Shown
}

export interface Place {
  /** The page the body is shown as; null for a body of its own. */
  readonly living?: Living | null
  /** Leaves the words of other pages out: a device puts in those it keeps itself. */
  readonly apart?: boolean
  /** Shared by texts that are answered together, so that they show no more of other pages than one alone. */
  readonly showing?: Showing
}

/** The stored body as reading HTML, with today's titles, names, pictures, bars of adoption and sections of other pages in it. */
export async function renderBody(
  services: Services,
  actor: Actor,
  community: Community,
  content: Content | null | undefined,
  { living = null, apart = false, showing }: Place = {},
): Promise<Rendered> {
  if (!content) return NOTHING
  const body = openBody(services.store, content)
  const known = await factsOf(services, actor, community, body.refs, living)
  const { shown: refs } = body.refs
  const page = living?.pageId ?? null
  const shown = apart ? leftApart(refs) : await shownOf(services, actor, community, refs, page, showing)
  return { html: draw(services, community, body, { ...known, shown }), json: bared(body, known) }
}

const leftApart = (refs: Body['refs']['shown']): Shown => Object.fromEntries(refs.map((ref) => [shownKey(ref), APART]))

const bared = ({ json }: Body, { hidden }: BodyFacts): DocNode => withoutAnswers(json, new Set(hidden))

/** The same body with the same facts is the same HTML. */
function draw(
  { store, language }: Services,
  community: Community,
  body: Body,
  facts: Facts,
  options: HtmlOptions = {},
): string {
  return renderedOnce(store, body, `${language} ${community.slug} ${JSON.stringify(facts)}`, () =>
    toHtml(asToday(bared(body, facts), facts), { ...optionsOf(facts, language), ...options }),
  )
}

/** Sections of other pages, and the sections in them, each drawn as its own page would draw it for this asker. */
export const shownOf = (
  services: Services,
  actor: Actor,
  community: Community,
  refs: Body['refs']['shown'],
  page: string | null,
  showing = new Showing(),
): Promise<Shown> => {
  const drawer = partDrawer(services, actor, community)
  return drawShown(refs, page, (some) => openShown(services, actor, community, some, drawer, showing), showing.left)
}

/** Where the words of another page are shown they are no place to link to, and nothing is remarked on them. */
const ELSEWHERE: HtmlOptions = { blockIds: false, headingIds: false }

export const partDrawer =
  (services: Services, actor: Actor, community: Community): DrawPart =>
  async (part, shown) =>
    draw(services, community, part, { ...(await factsOf(services, actor, community, part.refs)), shown }, ELSEWHERE)

interface Stored {
  readonly json: DocNode
  readonly options: HtmlOptions
  readonly stored: DocNode
}

/** A kept state (a version, one side of a difference) as this asker may have it today, without being remembered. */
export async function readJson(
  services: Services,
  actor: Actor,
  community: Community,
  text: string,
  { apart = false, showing }: Place = {},
): Promise<Stored> {
  const body = readBody(text)
  const known = await factsOf(services, actor, community, body.refs)
  const { shown: refs } = body.refs
  const now = apart ? leftApart(refs) : await shownOf(services, actor, community, refs, null, showing)
  const shown = Object.fromEntries(Object.entries(now).map(([key, one]) => [key, { ...one, kept: true }]))
  const facts = { ...known, shown }
  return { json: asToday(bared(body, known), facts), options: optionsOf(facts, services.language), stored: body.json }
}

/** The same, rendered. */
export async function renderJson(
  services: Services,
  actor: Actor,
  community: Community,
  text: string,
  place: Place = {},
): Promise<Rendered & Stored> {
  const read = await readJson(services, actor, community, text, place)
  return { html: toHtml(read.json, read.options), ...read }
}

/** How the renderer finds what is true today. */
const optionsOf = (facts: Facts, language: Language): HtmlOptions => ({
  words: wordsIn(language).html,
  resolvePage: (id) => facts.pages[id] ?? null,
  resolveQuestion: (id) => facts.questions[id] ?? null,
  resolveAdoption: (id) => facts.adoptions[id] ?? null,
  resolveShown: (ref) => facts.shown[shownKey(ref)] ?? null,
  resolveImage: (src) => {
    const id = attachmentIn(src)
    return id === null ? src : (facts.images[id] ?? null)
  },
  drawFormula,
  colourCode,
})

/** Marked are the woven answers whose words are no longer the answerer's, before anything else is put into their words. */
const asToday = (json: DocNode, facts: BodyFacts): DocNode =>
  withToday(
    markAltered(json, (id) => facts.woven[id] ?? null),
    facts,
  )

/** People are called by the name they have today, and links to pages that were written since lead there. */
function withToday(json: DocNode, { names, arrived }: BodyFacts): DocNode {
  if (Object.keys(names).length + Object.keys(arrived).length === 0) return json
  const walk = (of: DocNode): DocNode => {
    if (of.type === 'mention') {
      const name = names[stringAttr(of, 'memberId')]
      return name ? { ...of, attrs: { ...of.attrs, name } } : of
    }
    if (of.type === 'pageLink' && !stringAttr(of, 'pageId')) {
      const pageId = arrived[stringAttr(of, 'title')]
      return pageId ? { ...of, attrs: { ...of.attrs, pageId } } : of
    }
    return of.content ? { ...of, content: of.content.map(walk) } : of
  }
  return walk(json)
}
