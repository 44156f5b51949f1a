import { type DocNode, type HtmlOptions, markAltered, stringAttr, toHtml } from '@commonplace/document'
import type { Actor, Community } from '@commonplace/domain'
import { withoutAnswers } from '../../derive/withdrawn.ts'
import type { Content } from '../../ports/documents.ts'
import type { Services } from '../../ports/use-case.ts'
import { attachmentIn } from './addresses.ts'
import { openBody } from './bodies.ts'
import { type BodyFacts, factsOf, type Living } from './body-facts.ts'
import { colourCode, drawFormula } from './draw.ts'

export interface Rendered {
  readonly html: string
  /** The body as this asker may have it: without the words of answers that are hidden from them. */
  readonly json: DocNode
}

export const NOTHING: Rendered = { html: '', json: { type: 'doc', content: [{ type: 'paragraph' }] } }

/** The stored body as reading HTML, with today's titles, names, pictures and bars of adoption in it. */
export async function renderBody(
  services: Services,
  actor: Actor,
  community: Community,
  content: Content | null | undefined,
  living: Living | null = null,
): Promise<Rendered> {
  if (!content) return NOTHING
  const body = openBody(services.store, content)
  const facts = await factsOf(services, actor, community, body.refs, living)
  const json = withoutAnswers(body.json, new Set(facts.hidden))
  const key = `${community.slug} ${JSON.stringify(facts)}`
  if (body.rendered?.facts !== key) {
    body.rendered = { facts: key, html: toHtml(asToday(json, facts), optionsOf(facts)) }
  }
  return { html: body.rendered.html, json }
}

/** A kept state (a version, one side of a difference) rendered the same way, without being remembered. */
export async function renderJson(
  services: Services,
  actor: Actor,
  community: Community,
  text: string,
): Promise<Rendered & { readonly options: HtmlOptions; readonly stored: DocNode }> {
  const body = openBody(services.store, { documentId: '' as Content['documentId'], seq: 0, revision: text, json: text })
  const facts = await factsOf(services, actor, community, body.refs)
  const json = asToday(withoutAnswers(body.json, new Set(facts.hidden)), facts)
  const options = optionsOf(facts)
  return { html: toHtml(json, options), json, options, stored: body.json }
}

/** How the renderer finds what is true today. */
const optionsOf = (facts: BodyFacts): HtmlOptions => ({
  resolvePage: (id) => facts.pages[id] ?? null,
  resolveQuestion: (id) => facts.questions[id] ?? null,
  resolveAdoption: (id) => facts.adoptions[id] ?? null,
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
