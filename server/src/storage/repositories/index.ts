import type { Writes } from '../../ports/store.ts'
import { searchRepository } from '../search/search-repository.ts'
import { adoptionRepository } from './adoptions.ts'
import { attachmentRepository } from './attachments.ts'
import { challengeRepository } from './challenges.ts'
import { charterRepository } from './charters.ts'
import { commentRepository } from './comments.ts'
import { communityRepository } from './communities.ts'
import type { Context } from './context.ts'
import { creditRepository } from './credits.ts'
import { documentRepository } from './documents.ts'
import { eventRepository } from './events.ts'
import { evidenceRepository } from './evidence.ts'
import { followRepository } from './follows.ts'
import { gapRepository } from './gaps.ts'
import { gatheringRepository } from './gatherings.ts'
import { hookRepository } from './hooks.ts'
import { keyRepository } from './keys.ts'
import { linkRepository } from './links.ts'
import { mailRepository } from './mails.ts'
import { measureRepository } from './measures.ts'
import { memberRepository } from './members.ts'
import { moderationRepository } from './moderation.ts'
import { noticeRepository } from './notices.ts'
import { pageRepository } from './pages.ts'
import { profileRepository } from './profiles.ts'
import { pulseRepository } from './pulses.ts'
import { pushRepository } from './push.ts'
import { questionRepository } from './questions.ts'
import { rotaRepository } from './rota.ts'
import { sectionAnswerRepository } from './section-answers.ts'
import { starRepository } from './stars.ts'
import { thanksRepository } from './thanks.ts'
import { thoughtRepository } from './thoughts.ts'
import { togetherRepository } from './together.ts'
import { versionRepository } from './versions.ts'
import { wayRepository } from './ways-in.ts'

/** Every noun on one connection or transaction. For reading it is handed out as `Reads`. */
export function repositories(context: Context): Writes {
  return {
    communities: communityRepository(context),
    members: memberRepository(context),
    keys: keyRepository(context),
    ways: wayRepository(context),
    profiles: profileRepository(context),
    moderation: moderationRepository(context),
    hooks: hookRepository(context),
    documents: documentRepository(context),
    pages: pageRepository(context),
    versions: versionRepository(context),
    questions: questionRepository(context),
    comments: commentRepository(context),
    follows: followRepository(context),
    stars: starRepository(context),
    notices: noticeRepository(context),
    mails: mailRepository(context),
    push: pushRepository(context),
    charters: charterRepository(context),
    thanks: thanksRepository(context),
    pulses: pulseRepository(context),
    challenges: challengeRepository(context),
    thoughts: thoughtRepository(context),
    credits: creditRepository(context),
    adoptions: adoptionRepository(context),
    sections: sectionAnswerRepository(context),
    gaps: gapRepository(context),
    gatherings: gatheringRepository(context),
    rota: rotaRepository(context),
    together: togetherRepository(context),
    links: linkRepository(context),
    attachments: attachmentRepository(context),
    search: searchRepository(context),
    events: eventRepository(context),
    evidence: evidenceRepository(context),
    measures: measureRepository(context),
  }
}
