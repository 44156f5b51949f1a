import type { CommunityId, Instant, PageId, Prompt, PromptId, Thought, ThoughtPlan } from '@commonplace/domain'

export interface ThoughtReads {
  prompt(id: PromptId): Promise<Prompt | null>
  /** What waits, the next first. */
  queue(community: CommunityId): Promise<readonly Prompt[]>
  /** What was published, the latest first. */
  published(community: CommunityId, limit: number): Promise<readonly Thought[]>
  /** The thought that a page is; null for every other page. */
  ofPage(page: PageId): Promise<Thought | null>
  /** When they are published; null where nobody ever said so. */
  plan(community: CommunityId): Promise<ThoughtPlan | null>
  /** Communities in which one is due, the longest due first. */
  due(now: Instant, limit: number): Promise<readonly CommunityId[]>
  /** When the next of all is due; null where none is. */
  nextDue(): Promise<Instant | null>
}
export interface ThoughtWrites extends ThoughtReads {
  /** False where there is one of this id already; nothing is changed then. */
  add(prompt: Prompt): Promise<boolean>
  change(id: PromptId, change: Partial<Pick<Prompt, 'words' | 'more' | 'place'>>): Promise<void>
  /** False where it was gone already: of several who publish one, one does. */
  remove(id: PromptId): Promise<boolean>
  publish(thought: Thought): Promise<void>
  setPlan(plan: ThoughtPlan): Promise<void>
  /** The plan, held until this change is done, so that of several processes at once one sees that it is due. */
  holdPlan(community: CommunityId): Promise<ThoughtPlan | null>
}
