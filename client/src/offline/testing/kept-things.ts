import type { KeptPage, PageShape, QuestionShape } from '@commonplace/api'
import { EMPTY_FIELDS } from '@commonplace/domain'

// Pages and questions as the API gives them, for tests.

const AMINA = { id: 'amina', name: 'Amina', hue: 3 }

export function aPage(id: string, title: string, html: string, more: Partial<PageShape> = {}): PageShape {
  return {
    id,
    documentId: `d-${id}`,
    kind: 'practice',
    title,
    slug: title.toLowerCase().replaceAll(' ', '-'),
    url: `/pots/p/${id}`,
    parentId: null,
    position: id,
    status: 'draft',
    tags: [],
    summary: '',
    lead: '',
    reviewDue: false,
    changedAt: 1,
    changedBy: [AMINA],
    words: 3,
    deletedAt: null,
    communitySlug: 'pots',
    fields: { ...EMPTY_FIELDS, title, tags: [], stewards: [], extra: {} },
    stewards: [],
    createdBy: AMINA,
    createdAt: 1,
    html,
    headings: [],
    versions: 1,
    contributors: [AMINA],
    breadcrumb: [],
    children: [],
    questions: [],
    adoptions: [],
    links: { out: [], in: [] },
    may: { read: true, edit: true, delete: true, move: true, ask: true, restore: true },
    ...more,
  }
}

export const kept = (page: PageShape, state: string | null = null): KeptPage => ({ page, state })

export function aQuestion(id: string, title: string, html: string, more: Partial<QuestionShape> = {}): QuestionShape {
  return {
    id,
    documentId: `d-${id}`,
    title,
    url: `/pots/q/${id}`,
    tags: [],
    by: AMINA,
    at: 1,
    changedAt: 1,
    lead: '',
    answers: 0,
    votes: 0,
    accepted: false,
    about: null,
    communitySlug: 'pots',
    html,
    quote: null,
    acceptedBy: null,
    acceptedAt: null,
    answerList: [],
    links: { out: [], in: [] },
    similar: [],
    may: { edit: true, delete: true, answer: true, accept: true },
    ...more,
  }
}
