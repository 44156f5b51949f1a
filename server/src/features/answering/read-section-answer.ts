import { routes } from '@commonplace/api'
import { type DocNode, sectionOf } from '@commonplace/document'
import { presentOf } from '../../derive/present.ts'
import { useCase } from '../../ports/use-case.ts'
import { differenceOf } from '../shared/difference.ts'
import { absent } from '../shared/doors.ts'
import { sectionAt, sectionShapes } from '../shared/section-answer-shape.ts'
import { openSectionAnswer } from './open-section-answer.ts'

/** A section answer with what its version changed in the section, and with what became of the section since. */
export const readSectionAnswer = useCase(routes.readSectionAnswer, async (services, { actor, params }) => {
  const opened = await openSectionAnswer(services.store.read, actor, 'read', params.id)
  const { community, answer, page } = opened
  const [shape] = await sectionShapes(services, actor, community, [answer])
  if (!shape) throw absent('section')
  if (!shape.visible) return { ...shape, diffHtml: null, sinceHtml: null }
  const { heading, version } = answer
  const then = await sectionAt(services, page, heading, version)
  const before = await sectionAt(services, page, heading, version - 1)
  const present = shape.movedOn ? await presentOf(services.documents, page.documentId) : null
  const compare = (a: DocNode | null, b: DocNode | null) => differenceOf(services, actor, community, a, b)
  return {
    ...shape,
    diffHtml: then && (await compare(before, then)),
    sinceHtml: present && then && (await compare(then, sectionOf(present.json, heading))),
  }
})
