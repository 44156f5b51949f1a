import type { SectionAnswerShape } from '@commonplace/api'
import { type DocNode, sectionOf } from '@commonplace/document'
import { type Actor, type Community, can, type Page, sectionState } from '@commonplace/domain'
import { revisionOfSection } from '../../derive/adoption-states.ts'
import type { KeptSectionAnswer } from '../../ports/section-answers.ts'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from './addresses.ts'
import { openBody } from './bodies.ts'
import { pageTarget, questionTarget } from './doors.ts'
import { Showing } from './open-shown.ts'
import { peopleOf } from './people.ts'
import { type Place, renderJson } from './render-body.ts'

/**
 * Section answers as this asker may have them. The text is that of the page's version and is read under the page's permission each time:
 * nothing of it is copied into the question.
 */
export async function sectionShapes(
  services: Services,
  actor: Actor,
  community: Community,
  answers: readonly KeptSectionAnswer[],
  place: Place = { showing: new Showing() },
): Promise<SectionAnswerShape[]> {
  if (answers.length === 0) return []
  const { read } = services.store
  const questions = await read.questions.many([...new Set(answers.map((one) => one.questionId))])
  const pages = await read.pages.many([...new Set(answers.map((one) => one.pageId))])
  const people = await peopleOf(
    read,
    answers.map((one) => one.proposedBy),
  )
  const shapes: SectionAnswerShape[] = []
  for (const answer of answers) {
    const question = questions.get(answer.questionId)
    const page = pages.get(answer.pageId)
    if (!question || !page || question.deletedAt !== null) continue
    const visible = page.deletedAt === null && can(actor, 'read', pageTarget(community, page))
    const target = questionTarget(community, question)
    const confirm = can(actor, 'accept', target)
    const tend = can(actor, 'adopt', target)
    shapes.push({
      id: answer.id,
      questionId: question.id,
      questionTitle: question.title,
      questionUrl: `${questionUrl(community, question)}#a-${answer.id}`,
      pageId: page.id,
      pageTitle: visible ? page.fields.title : '',
      pageUrl: visible ? pageUrl(community, page) : '',
      pageKind: page.kind,
      heading: visible ? answer.heading : '',
      version: answer.version,
      by: people(answer.proposedBy),
      at: answer.proposedAt,
      state: sectionState(answer, question.accepted),
      movedOn: visible && (await hasMovedOn(services, page, answer)),
      visible,
      html: visible ? await htmlOf(services, actor, community, page, answer, place) : '',
      may: { confirm, decline: confirm || (tend && actor.memberId === answer.proposedBy), tend },
    })
  }
  return shapes
}

async function hasMovedOn({ store }: Services, page: Page, answer: KeptSectionAnswer): Promise<boolean> {
  const content = await store.read.documents.content(page.documentId)
  return content !== null && revisionOfSection(openBody(store, content).json, answer) !== answer.seenRevision
}

/** The section as it stood at a version, as a document; null where it is not in it. */
export async function sectionAt({ store }: Services, page: Page, heading: string, n: number): Promise<DocNode | null> {
  const version = await store.read.versions.byNumber(page.documentId, n)
  return version && sectionOf(JSON.parse(version.json) as DocNode, heading)
}

async function htmlOf(
  services: Services,
  actor: Actor,
  community: Community,
  page: Page,
  { heading, version }: KeptSectionAnswer,
  place: Place,
): Promise<string> {
  const section = await sectionAt(services, page, heading, version)
  return section ? (await renderJson(services, actor, community, JSON.stringify(section), place)).html : ''
}
