import {
  type AnswerId,
  type AttachmentId,
  addressOf,
  type Community,
  type MemberId,
  type Page,
} from '@commonplace/domain'
import { isId } from '@commonplace/kit'

// Addresses for people, from the root of the installation.

export const pageUrl = (community: Pick<Community, 'slug'>, page: Pick<Page, 'id' | 'fields'>): string =>
  `/${community.slug}/p/${addressOf(page.fields.title, page.id)}`

export const questionUrl = (community: Pick<Community, 'slug'>, question: { id: string; title: string }): string =>
  `/${community.slug}/q/${addressOf(question.title, question.id)}`

export const memberUrl = ({ slug }: Pick<Community, 'slug'>, member: MemberId): string => `/${slug}/m/${member}`

/** The anchor of an answer within its question. */
const answerAnchor = (id: AnswerId | string): string => `a-${id}`

export const answerUrl = (
  community: Pick<Community, 'slug'>,
  question: { id: string; title: string },
  id: AnswerId | string,
): string => `${questionUrl(community, question)}#${answerAnchor(id)}`

export const attachmentUrl = (id: AttachmentId | string): string => `/api/v1/attachments/${id}`

/** How a body names a picture that was uploaded: it stays true where the installation moves. */
export const ATTACHMENT = 'attachment:'

/** The id of the attachment a picture shows, in whichever way it is named; null where the picture lies elsewhere. */
export function attachmentIn(src: string): string | null {
  const base = attachmentUrl('')
  const id = src.startsWith(ATTACHMENT)
    ? src.slice(ATTACHMENT.length)
    : src.startsWith(base)
      ? src.slice(base.length)
      : ''
  return isId(id) ? id : null
}
