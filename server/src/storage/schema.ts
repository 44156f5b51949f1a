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
  language: string | null
}
export interface MembershipsTable {
  community_id: string
  member_id: string
  role: string
  joined_at: number
  /** Who looks after them in their first weeks. */
  buddy_id: string | null
  /** Their place in the group the community began with. */
  place: string | null
  /** What hosts call them here. */
  title: string | null
}
export interface ProfilesTable {
  member_id: string
  offers: string
  seeks: string
  topics: Json
  /** Folded words of what they offer and know of, each behind a space. */
  known_for: string
  changed_at: number
}
export interface PortraitsTable {
  member_id: string
  /** Names these very bytes, so that a copy of them never goes stale. */
  revision: string
  bytes: Uint8Array
}
export interface PasskeysTable {
  id: string
  member_id: string
  public_key: string
  counter: number
  transports: Json
  label: string
  created_at: number
  last_used_at: number | null
}
export interface OnceTable {
  hash: string
  purpose: string
  member_id: string | null
  data: Json
  expires_at: number
}
export interface IdentitiesTable {
  issuer: string
  subject: string
  member_id: string
  at: number
}
export interface JoinRequestsTable {
  id: string
  community_id: string
  member_id: string
  note: string
  at: number
}
export interface BansTable {
  community_id: string
  member_id: string
  reason: string
  banned_by: string
  at: number
}
export interface ReportsTable {
  id: string
  community_id: string
  subject_kind: string
  subject_id: string
  member_id: string
  reason: string
  at: number
  settled_at: number | null
  settled_by: string | null
  outcome: string | null
}
/** `hidden` by a host, or `held` until one looks at it. */
export interface WithheldTable {
  subject_kind: string
  subject_id: string
  community_id: string
  state: string
  reason: string
  member_id: string
  at: number
}
export interface WebhooksTable {
  id: string
  community_id: string
  url: string
  secret: string
  types: Json
  created_by: string
  created_at: number
  last_used_at: number | null
  failing_since: number | null
}
export interface DeliveriesTable {
  id: string
  webhook_id: string
  type: string
  body: string
  at: number
  tries: number
  /** When it is tried next; null once it is over, well or not. */
  next_at: number | null
  status: number | null
  said: string
  done_at: number | null
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
  device: string
  wiped_at: number | null
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
  /** Good for this address only. */
  email: string | null
  /** The place in the core group it invites to. */
  place: string | null
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
  holder: string | null
  held_until: number | null
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
/** Which member a Yjs client id of a document belongs to: for good, or, where it is a pen, who holds it or held it last. */
export interface ClientIdsTable {
  document_id: string
  client: number
  member_id: string
  /** Names the loan of a pen. */
  loan: number | null
  /** The clock a pen stands at while nobody holds it. */
  free_at: number | null
}
/** Who wrote under a pen from which clock on. */
export interface PenStretchesTable {
  document_id: string
  client: number
  from_clock: number
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
  /** What a story tried. */
  tried: Json
  lead: string
  words: number
  created_by: string
  created_at: number
  changed_at: number
  changed_by: Json
  deleted_at: number | null
  /** When the row or its content was last written, by this machine's clock: what a device asks for since its last visit. */
  touched_at: number
  /** Who alone sees it and what is below; null for whoever sees what it stands under. */
  audience: Json | null
  /** The nearest page at or above it that has an audience; kept up with every move. */
  gate: string | null
  /** Since when it stands behind that gate; null where it always did, or behind none. */
  gated_at: number | null
  locked_at: number | null
  pinned_at: number | null
}
/** What a story says of a practice it tried; whose story it is, and when it was begun. */
export interface EvidenceTable {
  practice_id: string
  story_id: string
  community_id: string
  teller_id: string
  outcome: string
  at: number
}
/** What a day brought, by days of UTC from 1970-01-01 on. */
export interface MeasureDaysTable {
  community_id: string
  day: number
  json: Json
}
export interface MeasureWritersTable {
  community_id: string
  week: number
  member_id: string
}
/** Days that have to be counted anew, and the place of the last event that says so. */
export interface MeasureMarksTable {
  community_id: string
  day: number
  seq: number
}
export interface StatusStepsTable {
  page_id: string
  at: number
  from_status: string
  to_status: string
  member_id: string
  why: string
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
  log_seq: number
  /** Where each word was written first, and who took out what stood before; empty where it was not known. */
  written: string
  taken: string
}
/** Characters that were only written anew, and where they were written first. */
export interface CarriedWordsTable {
  document_id: string
  client: number
  clock: number
  length: number
  of_client: number
  of_clock: number
}
/** Up to which version somebody has read a page. */
export interface PageReadsTable {
  member_id: string
  page_id: string
  version: number
  at: number
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
  /** `waiting` for a host, or `declined`; such a question is deleted meanwhile. */
  held: string | null
  held_reason: string | null
  merged_into: string | null
  reminded_at: number | null
  /** How many of its answers no longer hold. */
  obsolete: number
  locked_at: number | null
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
  shared: Flag
  obsolete_by: string | null
  obsolete_at: number | null
  obsolete_reason: string | null
  /** Counted from the confirmations whenever one changes. */
  confirmations: number
  confirmed_at: number | null
}
export interface ConfirmationsTable {
  answer_id: string
  member_id: string
  /** By UTC, as 2026-01-31: once a day each. */
  day: string
  at: number
}
export interface CommentsTable {
  id: string
  community_id: string
  subject_kind: string
  subject_id: string
  text: string
  member_id: string
  at: number
  changed_at: number
  deleted_at: number | null
  reply_to: string | null
  anchor: string | null
  stands: string | null
  proposal: string | null
  outcome: string | null
  resolved_by: string | null
  resolved_at: number | null
  way_back: string | null
  taken_back_by: string | null
  taken_back_at: number | null
}
/** How much somebody wants to hear of a page, a question, a tag or the community; back at `normal` the row stays. */
export interface FollowsTable {
  community_id: string
  member_id: string
  subject_kind: string
  subject_id: string
  level: string
  at: number
  touched_at: number
}
/** That something happened, for one member; never its words. `mail_at` is when it is due to be mailed. */
export interface NoticesTable {
  member_id: string
  seq: number
  community_id: string
  subject_kind: string
  subject_id: string
  part_kind: string | null
  part_id: string | null
  type: string
  reason: string
  by_id: string | null
  at: number
  read_at: number | null
  mail_at: number | null
}
/** A browser that is told, for as long as the session lives in which it was asked for. */
export interface PushTargetsTable {
  endpoint: string
  p256dh: string
  auth: string
  member_id: string
  session_hash: string
  at: number
}
/** Wants both where there is no row. `digest_at` is that of the last digest they were sent. */
export interface MailSettingsTable {
  community_id: string
  member_id: string
  immediate: number
  digest: number
  digest_at: number
}
/** What a host made of the digest that goes out at `at`. */
export interface DigestsTable {
  community_id: string
  at: number
  intro: string
  skipped: number
  member_id: string
  page_id: string | null
}
/** Who was told already that a text names them. */
export interface NamedTable {
  document_id: string
  member_id: string
}
export interface ChallengesTable {
  id: string
  community_id: string
  opens_at: number
  closes_at: number
  /** The number of the words that it has today. */
  terms: number
  created_by: string
  created_at: number
}
export interface ChallengeTermsTable {
  challenge_id: string
  n: number
  title: string
  goal: string
  how: string
  badge: string
}
export interface ChallengeEntriesTable {
  id: string
  challenge_id: string
  member_id: string
  page_id: string
  version: number
  terms: number
  at: number
  earned_at: number | null
}
export interface EntryConfirmationsTable {
  entry_id: string
  member_id: string
  at: number
}

export interface PromptsTable {
  id: string
  community_id: string
  words: string
  more: string
  by_id: string
  at: number
  place: number
}

export interface ThoughtsTable {
  page_id: string
  community_id: string
  at: number
}

export interface ThoughtPlansTable {
  community_id: string
  weekday: string
  hour: number
  zone: string
  next_at: number | null
}
/** The last signature of a member below a charter. */
export interface SignaturesTable {
  page_id: string
  member_id: string
  version: number
  at: number
}
/** A version that means something else than those before it. */
export interface MeaningChangesTable {
  page_id: string
  version: number
  by: string
  at: number
  why: string
}
/** A sentence from one member to another. */
export interface ThanksTable {
  id: string
  community_id: string
  from_id: string
  to_id: string
  subject_kind: string
  subject_id: string
  words: string
  at: number
}
/** That hosts were reminded of a day on which a charter is to be renewed. */
export interface RenewalsToldTable {
  page_id: string
  day: number
}
export interface PulsesTable {
  id: string
  community_id: string
  closes_at: number
  /** How many replied; who is in `pulse_repliers` while it is open. */
  replies: number
}
/** A statement of a pulse with all that is kept of the replies to it. */
export interface PulseStatementsTable {
  pulse_id: string
  n: number
  words: string
  replies: number
  sum: number
}
export interface PulseRepliersTable {
  pulse_id: string
  member_id: string
}
export interface PulseCommentsTable {
  pulse_id: string
  /** Tells one from another, by chance alone. */
  chance: string
  words: string
}
/** A star that was taken back stays, with `starred` 0. */
export interface StarsTable {
  community_id: string
  member_id: string
  subject_kind: string
  subject_id: string
  starred: number
  at: number
  touched_at: number
}
export interface InvitedTable {
  question_id: string
  member_id: string
  invited_by: string
  at: number
}
export interface MergesTable {
  from_id: string
  into_id: string
  member_id: string
  at: number
  /** What went along, so that it can go back. */
  moved: Json
}
export interface CreditsTable {
  id: string
  community_id: string
  subject_kind: string
  subject_id: string
  heading: string
  asked: string
  member_id: string
  at: number
  undone_at: number | null
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
  woven_revisions: string
  section_revision: string
  detached_at: number | null
  told_state: string
}
export interface SectionAnswersTable {
  id: string
  community_id: string
  question_id: string
  page_id: string
  heading: string
  version: number
  seen_revision: string
  /** Whether it was told that the section reads otherwise by now. */
  moved: Flag
  proposed_by: string
  proposed_at: number
  declined_at: number | null
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
/** A link that leads to nothing that is there: a page yet to be written by its title, or an id that nothing has. */
export interface LooseLinksTable {
  community_id: string
  from_kind: string
  from_id: string
  to_kind: string
  to_key: string
  words: string
  sentence: string
  place: number
}
/** What was searched for, without who searched. */
export interface SearchesTable {
  id: string
  community_id: string
  words_key: string
  words: string
  found: number
  at: number
  ended_kind: string | null
  ended_id: string | null
}
interface GapRow {
  community_id: string
  kind: string
  words_key: string
  words: string
  member_id: string
  at: number
  seen_at: number | null
}
export interface GapWaitsTable extends GapRow {
  filled_kind: string | null
  filled_id: string | null
  filled_at: number | null
}
export interface GapInvitesTable extends GapRow {
  page_id: string
  invited_by: string
}
export interface GatheringsTable {
  id: string
  community_id: string
  kind: string
  title: string
  about: string
  /** By the clocks of the zone, as 2026-01-31T18:00. */
  starts: string
  minutes: number
  zone: string
  rule: string | null
  place: string
  link: string
  host_id: string | null
  sheet: string
  sequence: number
  created_by: string
  created_at: number
  changed_at: number
  cancelled_at: number | null
  cancelled_why: string
  continues_as: string | null
  /** When it is looked at next for reminders. */
  look_at: number | null
  in_turn: Flag
}
/** What is on at an occurrence just now. */
export interface RunningItemsTable {
  gathering_id: string
  at_key: string
  item: string
  minutes: number
  started_at: number
  by_id: string
}
export interface DotVotesTable {
  id: string
  gathering_id: string
  at_key: string
  title: string
  options: string
  dots: number
  by_id: string
  at: number
  closed_at: number | null
}
/** How somebody laid their dots. */
export interface DotsTable {
  vote_id: string
  member_id: string
  placed: string
}
/** Who offered to host when their turn comes. */
export interface RotaHostsTable {
  community_id: string
  member_id: string
  since: number
  base: number
  twice: Flag
  away: string
}
/** That people were told of an occurrence that begins at an instant, or are to be of what became of a gathering. */
export interface RemindersTable {
  gathering_id: string
  at_key: string
  what: string
  member_id: string
  starts: number
}
/** What is otherwise with one occurrence, named by the time its rule gives it. */
export interface OccurrencesTable {
  gathering_id: string
  at_key: string
  starts: string | null
  cancelled_why: string | null
  host_id: string | null
  page_id: string | null
  closed_at: number | null
  closed_by: string | null
  recap_id: string | null
  carried: Flag
  turn: string | null
}
export interface RsvpsTable {
  gathering_id: string
  at_key: string
  member_id: string
  answer: string
  at: number
}
export interface ShowingsTable {
  id: string
  gathering_id: string
  at_key: string
  member_id: string
  title: string
  minutes: number
  at: number
}
/** Secret addresses of calendars, one for a member and a community. */
export interface CalendarsTable {
  hash: string
  community_id: string
  member_id: string
  created_at: number
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
  /** Folded. */
  title_key: string
  tags: string
  /** Who wrote it and who keeps it true: a line `by {id}` or `steward {id}` each. */
  people: string
  accepted: Flag
  answered: Flag
  changed_at: number
}
/** Each community's number. Its sections have ids from n × 2^36 on, so that an index of all can be asked for one community's share. */
export interface SearchCommunitiesTable {
  n: Generated<number>
  community_id: string
  /** Of its texts, as far as they have rules of stemming: `en fr`. */
  languages: string
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
/** What a thing is about, for finding what is like it. PostgreSQL has the stems in this row too, SQLite in `search_stems`. */
export interface SearchLikenessTable {
  doc_id: number
  line: string
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
  profiles: ProfilesTable
  portraits: PortraitsTable
  passkeys: PasskeysTable
  once: OnceTable
  identities: IdentitiesTable
  join_requests: JoinRequestsTable
  bans: BansTable
  reports: ReportsTable
  withheld: WithheldTable
  webhooks: WebhooksTable
  deliveries: DeliveriesTable
  done: DoneTable
  documents: DocumentsTable
  document_updates: DocumentUpdatesTable
  document_snapshots: DocumentSnapshotsTable
  client_ids: ClientIdsTable
  pen_stretches: PenStretchesTable
  contents: ContentsTable
  pages: PagesTable
  tags: TagsTable
  evidence: EvidenceTable
  measure_days: MeasureDaysTable
  measure_writers: MeasureWritersTable
  measure_marks: MeasureMarksTable
  status_steps: StatusStepsTable
  versions: VersionsTable
  carried_words: CarriedWordsTable
  page_reads: PageReadsTable
  questions: QuestionsTable
  answers: AnswersTable
  votes: VotesTable
  confirmations: ConfirmationsTable
  comments: CommentsTable
  follows: FollowsTable
  notices: NoticesTable
  named: NamedTable
  mail_settings: MailSettingsTable
  push_targets: PushTargetsTable
  digests: DigestsTable
  signatures: SignaturesTable
  meaning_changes: MeaningChangesTable
  renewals_told: RenewalsToldTable
  thanks: ThanksTable
  pulses: PulsesTable
  pulse_statements: PulseStatementsTable
  pulse_repliers: PulseRepliersTable
  pulse_comments: PulseCommentsTable
  challenges: ChallengesTable
  challenge_terms: ChallengeTermsTable
  challenge_entries: ChallengeEntriesTable
  entry_confirmations: EntryConfirmationsTable
  prompts: PromptsTable
  thoughts: ThoughtsTable
  thought_plans: ThoughtPlansTable
  stars: StarsTable
  invited: InvitedTable
  merges: MergesTable
  credits: CreditsTable
  adoptions: AdoptionsTable
  section_answers: SectionAnswersTable
  links: LinksTable
  loose_links: LooseLinksTable
  searches: SearchesTable
  gap_waits: GapWaitsTable
  gap_invites: GapInvitesTable
  gatherings: GatheringsTable
  occurrences: OccurrencesTable
  rsvps: RsvpsTable
  reminders: RemindersTable
  rota_hosts: RotaHostsTable
  running_items: RunningItemsTable
  dot_votes: DotVotesTable
  dots: DotsTable
  showings: ShowingsTable
  calendars: CalendarsTable
  attachments: AttachmentsTable
  events: EventsTable
  search_docs: SearchDocsTable
  search_communities: SearchCommunitiesTable
  search_sections: SearchSectionsTable
  search_words: SearchWordsTable
  search_slips: SearchSlipsTable
  search_likeness: SearchLikenessTable
  migrations: { name: string; at: number }
}
