import { type InputOf, Refusal, type routes } from '@commonplace/api'
import type { DocNode } from '@commonplace/document'
import type { Actor, AnswerId, Instant, Page, SectionAnswer } from '@commonplace/domain'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import { revisionOfSection } from '../../derive/adoption-states.ts'
import type { Writes } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { alive, openQuestion, writerOf } from '../shared/doors.ts'

interface Proposing {
  readonly actor: Actor
  readonly now: Instant
  readonly input: InputOf<typeof routes.createVersion>
}

/**
 * Puts down which questions a version answers, for their askers to say whether it does. Sent twice under an id, it is put down once; put
 * forward again by the same member before anybody said anything, it is the one that is there, at the newer version.
 */
export async function proposeSections(
  writes: Writes,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  asking: Proposing,
  page: Page,
  json: DocNode,
  version: number,
): Promise<void> {
  const by = writerOf(asking)
  for (const { id, questionId, heading = '' } of asking.input.answers ?? []) {
    const { question } = await openQuestion(writes, asking.actor, 'answer', questionId)
    alive(question, 'question')
    if (question.communityId !== page.communityId)
      throw new Refusal('bad-input', say('sectionsHere'), { field: 'answers' })
    const seenRevision = revisionOfSection(json, { heading })
    if (seenRevision === null) throw new Refusal('bad-input', say('noHeading', heading), { field: 'answers' })
    const answer: SectionAnswer = {
      id: (id ?? mintId(clock, random)) as AnswerId,
      communityId: page.communityId,
      questionId: question.id,
      pageId: page.id,
      heading,
      version,
      seenRevision,
      proposedBy: by,
      proposedAt: asking.now,
      declinedAt: null,
    }
    if (await isKnown(writes, answer)) continue
    const before = await waitingLike(writes, answer, question.accepted?.answerId ?? null)
    if (before) await writes.sections.change(before.id, { version, seenRevision, toldMoved: false })
    else await writes.sections.add(answer)
    const subject = { kind: 'section', id: before?.id ?? answer.id } as const
    const data = { question: question.id, page: page.id }
    const { communityId } = page
    await writes.events.tell({ communityId, type: 'section-proposed', by, subject, data }, asking.now)
  }
}

/** The same section, put forward for the same question by the same member, that nobody has confirmed or declined. */
async function waitingLike(
  writes: Writes,
  { questionId, pageId, heading, proposedBy }: SectionAnswer,
  accepted: AnswerId | null,
): Promise<SectionAnswer | null> {
  const standing = (await writes.sections.ofQuestions([questionId])).filter((one) => one.declinedAt === null)
  const like = (one: SectionAnswer): boolean =>
    one.pageId === pageId && one.heading === heading && one.proposedBy === proposedBy && one.id !== accepted
  return standing.find(like) ?? null
}

/** Whether this very proposal is there; refuses an id that names anything else. */
async function isKnown(writes: Writes, answer: SectionAnswer): Promise<boolean> {
  const known = await writes.sections.byId(answer.id)
  const taken = new Refusal('conflict', say('sectionIdTaken'), { field: 'answers' })
  if (known) {
    const same =
      known.questionId === answer.questionId && known.pageId === answer.pageId && known.proposedBy === answer.proposedBy
    if (!same) throw taken
    return true
  }
  if (await writes.questions.answer(answer.id)) throw taken
  return false
}
