import type { Generated } from 'kysely'

// Every table, once for both engines; in one file, long as it is, because tables are read beside each other. Times are integer milliseconds, booleans 0 or 1, lists and small objects JSON text.

export type Flag = 0 | 1
type Json = string

export interface CommunitiesTable {
  id: string
  slug: string
  visibility: string
  created_at: number
}
/** Settings as the row of lowdb, where there is no folder for its files. */
export interface CommunitySettingsTable {
  slug: string
  json: Json
}
/** Facts about the installation itself, such as the open set-up link. */
export interface InstallationTable {
  name: string
  value: string
}
export interface MembersTable {
  id: string
  name: string
  /** Folded words, each behind a space: what a list sorts by and `q` looks into. */
  name_key: string
  email: string
  email_key: string
  password_hash: string | null
  joined_at: number
}
export interface MembershipsTable {
  community_id: string
  member_id: string
  role: string
  joined_at: number
}
export interface VisitsTable {
  community_id: string
  member_id: string
  since: number
  seen: number
}
export interface SessionsTable {
  hash: string
  member_id: string
  created_at: number
  seen_at: number
  expires_at: number
}
export interface ApiTokensTable {
  id: string
  hash: string
  member_id: string
  label: string
  scopes: Json
  created_at: number
  last_used_at: number | null
}
export interface InvitesTable {
  id: string
  hash: string
  community_id: string
  role: string
  created_by: string
  created_at: number
  expires_at: number
  uses_left: number
}
export interface TicketsTable {
  hash: string
  member_id: string
  scopes: Json
  expires_at: number
  made_with: string | null
}
export interface DoneTable {
  member_id: string
  key: string
  what: string
  status: number
  body: string
  at: number
}
export interface DocumentsTable {
  id: string
  community_id: string
  subject_kind: string
  subject_id: string
  author_id: string | null
  epoch: number
  /** The place of the last committed update; taking the next one locks this row. */
  seq: number
  created_at: number
}
export interface DocumentUpdatesTable {
  document_id: string
  seq: number
  bytes: Uint8Array
  member_id: string
}
export interface DocumentSnapshotsTable {
  document_id: string
  upto_seq: number
  state: Uint8Array
}
/** Which member a Yjs client id of a document belongs to, for good. */
export interface ClientIdsTable {
  document_id: string
  client: number
  member_id: string
}
export interface ContentsTable {
  document_id: string
  seq: number
  json: Json
  text: string
  lead: string
  headings: Json
  words: number
  revision: string
  derived_at: number
}
export interface PagesTable {
  id: string
  community_id: string
  document_id: string
  kind: string
  slug: string
  parent_id: string | null
  position: string
  title: string
  title_key: string
  summary: string
  tags: Json
  status: string
  stewards: Json
  review_every: number
  reviewed_at: number
  extra: Json
  lead: string
  words: number
  created_by: string
  created_at: number
  changed_at: number
  changed_by: Json
  deleted_at: number | null
  /** When the row or its content was last written, by this machine's clock: what a device asks for since its last visit. */
  touched_at: number
}
export interface TagsTable {
  community_id: string
  subject_kind: string
  subject_id: string
  tag_key: string
}
export interface VersionsTable {
  id: string
  document_id: string
  n: number
  name: string | null
  summary: string | null
  automatic: Flag
  at: number
  members: Json
  words: number
  added: number
  removed: number
  revision: string
  json: Json
  fields: Json
}
export interface QuestionsTable {
  id: string
  community_id: string
  document_id: string
  title: string
  tags: Json
  asked_by: string
  asked_at: number
  page_id: string | null
  anchor: Json | null
  accepted_answer_id: string | null
  accepted_by: string | null
  accepted_at: number | null
  changed_at: number
  deleted_at: number | null
  touched_at: number
  /** Counted from the answers whenever one changes, so that lists can sort by them. */
  answers: number
  votes: number
  active_at: number
}
export interface AnswersTable {
  id: string
  question_id: string
  community_id: string
  document_id: string
  answered_by: string
  answered_at: number
  votes: number
  changed_at: number
  deleted_at: number | null
}
export interface VotesTable {
  answer_id: string
  member_id: string
  at: number
}
export interface AdoptionsTable {
  id: string
  community_id: string
  answer_id: string
  question_id: string
  page_id: string
  heading: string
  adopted_by: string
  adopted_at: number
  pinned_revision: string
  section_revision: string
  detached_at: number | null
}
export interface LinksTable {
  community_id: string
  type: string
  from_kind: string
  from_id: string
  to_kind: string
  to_id: string
  sentence: string
  /** Where it stands among the links of the thing it comes from. */
  place: number
}
export interface AttachmentsTable {
  id: string
  community_id: string
  page_id: string
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  added_by: string
  added_at: number
}
export interface EventsTable {
  seq: Generated<number>
  id: string
  community_id: string
  type: string
  member_id: string | null
  at: number
  subject_kind: string | null
  subject_id: string | null
  data: Json
}
export interface SearchDocsTable {
  id: Generated<number>
  community_id: string
  kind: string
  thing_id: string
  page_kind: string | null
  status: string | null
  title: string
  tags: string
  accepted: Flag
  changed_at: number
}
/** Each community's number. Its sections have ids from n × 2^36 on, so that an index of all can be asked for one community's share. */
export interface SearchCommunitiesTable {
  n: Generated<number>
  community_id: string
}
export interface SearchSectionsTable {
  id: number
  doc_id: number
  place: number
  anchor: string
  heading: string
  text: string
}
/** The words of a community, so that a mistyped one can be put right. They outlive their last use; a proposal is checked in the index. */
export interface SearchWordsTable {
  community: number
  word: string
}
/** Each word with one letter left out, all ways: two words that are one slip apart share one of these. */
export interface SearchSlipsTable {
  community: number
  slip: string
  word: string
}

export interface Schema {
  communities: CommunitiesTable
  community_settings: CommunitySettingsTable
  installation: InstallationTable
  members: MembersTable
  memberships: MembershipsTable
  visits: VisitsTable
  sessions: SessionsTable
  api_tokens: ApiTokensTable
  invites: InvitesTable
  tickets: TicketsTable
  done: DoneTable
  documents: DocumentsTable
  document_updates: DocumentUpdatesTable
  document_snapshots: DocumentSnapshotsTable
  client_ids: ClientIdsTable
  contents: ContentsTable
  pages: PagesTable
  tags: TagsTable
  versions: VersionsTable
  questions: QuestionsTable
  answers: AnswersTable
  votes: VotesTable
  adoptions: AdoptionsTable
  links: LinksTable
  attachments: AttachmentsTable
  events: EventsTable
  search_docs: SearchDocsTable
  search_communities: SearchCommunitiesTable
  search_sections: SearchSectionsTable
  search_words: SearchWordsTable
  search_slips: SearchSlipsTable
  migrations: { name: string; at: number }
}
