import type { Writes } from '../../ports/store.ts'
import { searchRepository } from '../search/search-repository.ts'
import { adoptionRepository } from './adoptions.ts'
import { attachmentRepository } from './attachments.ts'
import { communityRepository } from './communities.ts'
import type { Context } from './context.ts'
import { documentRepository } from './documents.ts'
import { eventRepository } from './events.ts'
import { keyRepository } from './keys.ts'
import { linkRepository } from './links.ts'
import { memberRepository } from './members.ts'
import { pageRepository } from './pages.ts'
import { questionRepository } from './questions.ts'
import { versionRepository } from './versions.ts'

/** Every noun on one connection or transaction. For reading it is handed out as `Reads`. */
export function repositories(context: Context): Writes {
  return {
    communities: communityRepository(context),
    members: memberRepository(context),
    keys: keyRepository(context),
    documents: documentRepository(context),
    pages: pageRepository(context),
    versions: versionRepository(context),
    questions: questionRepository(context),
    adoptions: adoptionRepository(context),
    links: linkRepository(context),
    attachments: attachmentRepository(context),
    search: searchRepository(context),
    events: eventRepository(context),
  }
}
