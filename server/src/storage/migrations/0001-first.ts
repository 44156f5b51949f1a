import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { makeTable } from './ddl.ts'
import { makeSearchIndex } from './search-index.ts'

/** The first tables: everything a community keeps. Long because a migration is one step and is never edited once it was released. */
export async function up(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const table = makeTable.bind(null, db, engine)
  const inCommunity = { community_id: 'communities.id' }

  await table(
    'communities',
    { id: 'text', slug: 'text', visibility: 'text', created_at: 'int' },
    { key: ['id'], unique: [['slug']] },
  )
  await table('community_settings', { slug: 'text', json: 'text' }, { key: ['slug'] })
  await table('installation', { name: 'text', value: 'text' }, { key: ['name'] })

  await table(
    'members',
    {
      id: 'text',
      name: 'text',
      name_key: 'text',
      email: 'text',
      email_key: 'text',
      password_hash: 'text?',
      joined_at: 'int',
    },
    { key: ['id'], unique: [['email_key']] },
  )
  await table(
    'memberships',
    { community_id: 'text', member_id: 'text', role: 'text', joined_at: 'int' },
    {
      key: ['community_id', 'member_id'],
      clustered: true,
      refers: { ...inCommunity, member_id: 'members.id' },
      indexes: [['member_id']],
    },
  )
  await table(
    'visits',
    { community_id: 'text', member_id: 'text', since: 'int', seen: 'int' },
    { key: ['community_id', 'member_id'], clustered: true, refers: { ...inCommunity, member_id: 'members.id' } },
  )
  const ofMember = { member_id: 'members.id' }
  await table(
    'sessions',
    { hash: 'text', member_id: 'text', created_at: 'int', seen_at: 'int', expires_at: 'int' },
    { key: ['hash'], refers: ofMember, indexes: [['member_id'], ['expires_at']] },
  )
  await table(
    'api_tokens',
    {
      id: 'text',
      hash: 'text',
      member_id: 'text',
      label: 'text',
      scopes: 'text',
      created_at: 'int',
      last_used_at: 'int?',
    },
    { key: ['id'], unique: [['hash']], refers: ofMember, indexes: [['member_id']] },
  )
  await table(
    'invites',
    {
      id: 'text',
      hash: 'text',
      community_id: 'text',
      role: 'text',
      created_by: 'text',
      created_at: 'int',
      expires_at: 'int',
      uses_left: 'int',
    },
    { key: ['id'], unique: [['hash']], refers: inCommunity, indexes: [['community_id']] },
  )
  await table(
    'tickets',
    { hash: 'text', member_id: 'text', scopes: 'text', expires_at: 'int' },
    { key: ['hash'], refers: ofMember, indexes: [['expires_at']] },
  )
  await table(
    'done',
    { member_id: 'text', key: 'text', what: 'text', status: 'int', body: 'text', at: 'int' },
    { key: ['member_id', 'key'], clustered: true, indexes: [['at']] },
  )

  await table(
    'documents',
    {
      id: 'text',
      community_id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      author_id: 'text?',
      epoch: 'int',
      seq: 'int',
      created_at: 'int',
    },
    { key: ['id'], unique: [['subject_kind', 'subject_id']], refers: inCommunity },
  )
  // The hot path: no reference to check, because taking a place in the log has already touched the document's row.
  await table(
    'document_updates',
    { document_id: 'text', seq: 'int', bytes: 'bytes', member_id: 'text' },
    { key: ['document_id', 'seq'], clustered: true },
  )
  await table(
    'document_snapshots',
    { document_id: 'text', upto_seq: 'int', state: 'bytes' },
    { key: ['document_id'], refers: { document_id: 'documents.id' } },
  )
  await table(
    'client_ids',
    { document_id: 'text', client: 'int', member_id: 'text' },
    { key: ['document_id', 'client'], clustered: true },
  )
  await table(
    'contents',
    {
      document_id: 'text',
      seq: 'int',
      json: 'text',
      text: 'text',
      lead: 'text',
      headings: 'text',
      words: 'int',
      revision: 'text',
      derived_at: 'int',
    },
    { key: ['document_id'], refers: { document_id: 'documents.id' } },
  )

  await table(
    'pages',
    {
      id: 'text',
      community_id: 'text',
      document_id: 'text',
      kind: 'text',
      slug: 'text',
      parent_id: 'text?',
      position: 'text',
      title: 'text',
      title_key: 'text',
      summary: 'text',
      tags: 'text',
      status: 'text',
      stewards: 'text',
      review_every: 'int',
      reviewed_at: 'int',
      extra: 'text',
      lead: 'text',
      words: 'int',
      created_by: 'text',
      created_at: 'int',
      changed_at: 'int',
      changed_by: 'text',
      deleted_at: 'int?',
      touched_at: 'int',
    },
    {
      key: ['id'],
      unique: [['document_id']],
      refers: { ...inCommunity, document_id: 'documents.id', parent_id: 'pages.id' },
      indexes: [
        ['community_id', 'changed_at', 'id'],
        ['community_id', 'title_key', 'id'],
        ['community_id', 'position', 'id'],
        ['community_id', 'touched_at', 'id'],
        ['community_id', 'created_by'],
        ['parent_id', 'position'],
      ],
    },
  )
  await table(
    'tags',
    { community_id: 'text', subject_kind: 'text', subject_id: 'text', tag_key: 'text' },
    {
      key: ['subject_kind', 'subject_id', 'tag_key'],
      clustered: true,
      indexes: [['community_id', 'subject_kind', 'tag_key', 'subject_id']],
    },
  )
  await table(
    'versions',
    {
      id: 'text',
      document_id: 'text',
      n: 'int',
      name: 'text?',
      summary: 'text?',
      automatic: 'int',
      at: 'int',
      members: 'text',
      words: 'int',
      added: 'int',
      removed: 'int',
      revision: 'text',
      json: 'text',
      fields: 'text',
    },
    { key: ['id'], unique: [['document_id', 'n']], refers: { document_id: 'documents.id' } },
  )

  await table(
    'questions',
    {
      id: 'text',
      community_id: 'text',
      document_id: 'text',
      title: 'text',
      tags: 'text',
      asked_by: 'text',
      asked_at: 'int',
      page_id: 'text?',
      anchor: 'text?',
      accepted_answer_id: 'text?',
      accepted_by: 'text?',
      accepted_at: 'int?',
      changed_at: 'int',
      deleted_at: 'int?',
      touched_at: 'int',
      answers: 'int',
      votes: 'int',
      active_at: 'int',
    },
    {
      key: ['id'],
      unique: [['document_id']],
      refers: { ...inCommunity, document_id: 'documents.id' },
      indexes: [
        ['community_id', 'asked_at', 'id'],
        ['community_id', 'active_at', 'id'],
        ['community_id', 'votes', 'id'],
        ['community_id', 'touched_at', 'id'],
        ['page_id'],
      ],
    },
  )
  await table(
    'answers',
    {
      id: 'text',
      question_id: 'text',
      community_id: 'text',
      document_id: 'text',
      answered_by: 'text',
      answered_at: 'int',
      votes: 'int',
      changed_at: 'int',
      deleted_at: 'int?',
    },
    {
      key: ['id'],
      unique: [['document_id']],
      refers: { question_id: 'questions.id', document_id: 'documents.id' },
      indexes: [
        ['question_id', 'answered_at'],
        ['community_id', 'answered_by'],
      ],
    },
  )
  await table(
    'votes',
    { answer_id: 'text', member_id: 'text', at: 'int' },
    { key: ['answer_id', 'member_id'], clustered: true, refers: { answer_id: 'answers.id' } },
  )
  await table(
    'adoptions',
    {
      id: 'text',
      community_id: 'text',
      answer_id: 'text',
      question_id: 'text',
      page_id: 'text',
      heading: 'text',
      adopted_by: 'text',
      adopted_at: 'int',
      pinned_revision: 'text',
      section_revision: 'text',
      detached_at: 'int?',
    },
    {
      key: ['id'],
      refers: { answer_id: 'answers.id', page_id: 'pages.id' },
      indexes: [['answer_id'], ['page_id']],
    },
  )
  // A link may point at something that does not exist any more, or not yet on this device: no references.
  await table(
    'links',
    {
      community_id: 'text',
      type: 'text',
      from_kind: 'text',
      from_id: 'text',
      to_kind: 'text',
      to_id: 'text',
      sentence: 'text',
      place: 'int',
    },
    { key: ['from_kind', 'from_id', 'type', 'place'], indexes: [['to_kind', 'to_id']] },
  )
  await table(
    'attachments',
    {
      id: 'text',
      community_id: 'text',
      page_id: 'text',
      name: 'text',
      type: 'text',
      bytes: 'int',
      width: 'int?',
      height: 'int?',
      added_by: 'text',
      added_at: 'int',
    },
    { key: ['id'], refers: { page_id: 'pages.id' }, indexes: [['page_id', 'added_at']] },
  )
  await table(
    'events',
    {
      seq: 'serial',
      id: 'text',
      community_id: 'text',
      type: 'text',
      member_id: 'text?',
      at: 'int',
      subject_kind: 'text?',
      subject_id: 'text?',
      data: 'text',
    },
    { unique: [['id']], indexes: [['community_id', 'at', 'seq']] },
  )

  await table(
    'search_docs',
    {
      id: 'serial',
      community_id: 'text',
      kind: 'text',
      thing_id: 'text',
      page_kind: 'text?',
      status: 'text?',
      title: 'text',
      tags: 'text',
      accepted: 'int',
      changed_at: 'int',
    },
    { unique: [['kind', 'thing_id']] },
  )
  await table(
    'search_sections',
    { id: 'int', doc_id: 'int', place: 'int', anchor: 'text', heading: 'text', text: 'text' },
    { key: ['id'], refers: { doc_id: 'search_docs.id' }, indexes: [['doc_id', 'place']] },
  )
  await table('search_communities', { n: 'serial', community_id: 'text' }, { unique: [['community_id']] })
  await table('search_words', { community: 'int', word: 'text' }, { key: ['community', 'word'], clustered: true })
  await table(
    'search_slips',
    { community: 'int', slip: 'text', word: 'text' },
    { key: ['community', 'slip', 'word'], clustered: true },
  )
  await makeSearchIndex(db, engine)
}
