import type {
  Attendance,
  CalendarAddress,
  CommunityId,
  Exception,
  Gathering,
  GatheringId,
  Instant,
  MemberId,
  PageId,
  Reminder,
  Rsvp,
  Showing,
  ShowingId,
  WallTime,
} from '@commonplace/domain'

/** How many said what to an occurrence. */
export interface Answered {
  readonly gatheringId: GatheringId
  readonly key: WallTime
  readonly answer: Attendance
  readonly count: number
}

export interface GatheringReads {
  byId(id: GatheringId): Promise<Gathering | null>
  /** Those of a community, the first planned first. */
  of(community: CommunityId): Promise<readonly Gathering[]>
  /** What is otherwise with occurrences of these, in the order of their names. */
  exceptions(ids: readonly GatheringId[]): Promise<readonly Exception[]>
  /** The occurrence that a page is the run-sheet of. */
  ofSheet(page: PageId): Promise<Exception | null>
  /** Who comes and who does not, the first answer first; only who is in the community still. */
  rsvps(gathering: GatheringId, key: WallTime): Promise<readonly Rsvp[]>
  /** The same counted, for all occurrences with a name from one on. */
  answered(ids: readonly GatheringId[], from: WallTime): Promise<readonly Answered[]>
  /** What one member said to occurrences with a name from one on. */
  answersOf(member: MemberId, ids: readonly GatheringId[], from: WallTime): Promise<readonly Rsvp[]>
  /** Who shows something, the first who said so first. */
  showings(gathering: GatheringId, key: WallTime): Promise<readonly Showing[]>
  showing(id: ShowingId): Promise<Showing | null>
  /** Those whose time has come to be looked at for reminders, the longest due first. */
  toLook(now: Instant, limit: number): Promise<readonly GatheringId[]>
  /** When the next of all is due to be looked at; null where none is. */
  nextLook(): Promise<Instant | null>
  /** Who had said that they come, or perhaps, when a gathering moved or was called off as a whole. */
  comersNoted(id: GatheringId, at: Instant): Promise<readonly MemberId[]>
  calendar(hash: string): Promise<CalendarAddress | null>
  calendarOf(community: CommunityId, member: MemberId): Promise<CalendarAddress | null>
}
export interface GatheringWrites extends GatheringReads {
  add(gathering: Gathering): Promise<void>
  change(
    id: GatheringId,
    change: Partial<Omit<Gathering, 'id' | 'communityId' | 'createdBy' | 'createdAt'>>,
  ): Promise<void>
  /** Says what is otherwise with an occurrence, in the place of what was said before. */
  setException(exception: Exception): Promise<void>
  /** Forgets what was said of occurrences with a name from one on, but these, their answers and showings too. */
  forgetFrom(id: GatheringId, from: WallTime, but?: readonly WallTime[]): Promise<void>
  /** Says when a gathering is looked at next; any change to it has it looked at at once. */
  lookAgain(id: GatheringId, at: Instant | null): Promise<void>
  /** Writes down that people are reminded; false where they were already, of this very time. */
  remind(reminder: Reminder): Promise<boolean>
  /** Notes who said that they come, or perhaps, to occurrences with a name from one on, and to these: they are told what became of it. */
  noteComers(id: GatheringId, from: WallTime, at: Instant, and?: readonly WallTime[]): Promise<void>
  /** Forgets reminders and notes of what was before an instant. */
  pruneReminders(before: Instant): Promise<void>
  answer(rsvp: Rsvp): Promise<void>
  addShowing(showing: Showing): Promise<void>
  removeShowing(id: ShowingId): Promise<void>
  /** In the place of the one the member had in this community. */
  setCalendar(address: CalendarAddress): Promise<void>
  removeCalendar(community: CommunityId, member: MemberId): Promise<void>
}
