import { type AnswerId, type AttachmentId, addressOf, type Community, type Page } from '@commonplace/domain'

// Addresses for people, from the root of the installation.

export const pageUrl = (community: Pick<Community, 'slug'>, page: Pick<Page, 'id' | 'fields'>): string =>
  `/${community.slug}/p/${addressOf(page.fields.title, page.id)}`

export const questionUrl = (community: Pick<Community, 'slug'>, question: { id: string; title: string }): string =>
  `/${community.slug}/q/${addressOf(question.title, question.id)}`

/** The anchor of an answer within its question. */
export const answerAnchor = (id: AnswerId | string): string => `a-${id}`

export const answerUrl = (
  community: Pick<Community, 'slug'>,
  question: { id: string; title: string },
  id: AnswerId | string,
): string => `${questionUrl(community, question)}#${answerAnchor(id)}`

export const attachmentUrl = (id: AttachmentId | string): string => `/api/v1/attachments/${id}`
