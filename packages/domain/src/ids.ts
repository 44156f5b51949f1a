import type { Brand } from '@commonplace/kit'

export type CommunityId = Brand<string, 'CommunityId'>
export type MemberId = Brand<string, 'MemberId'>
export type DocumentId = Brand<string, 'DocumentId'>
export type PageId = Brand<string, 'PageId'>
export type QuestionId = Brand<string, 'QuestionId'>
export type AnswerId = Brand<string, 'AnswerId'>
export type CommentId = Brand<string, 'CommentId'>
export type CreditId = Brand<string, 'CreditId'>
export type AdoptionId = Brand<string, 'AdoptionId'>
export type VersionId = Brand<string, 'VersionId'>
export type AttachmentId = Brand<string, 'AttachmentId'>
export type TokenId = Brand<string, 'TokenId'>
export type GatheringId = Brand<string, 'GatheringId'>
export type ShowingId = Brand<string, 'ShowingId'>
export type ThanksId = Brand<string, 'ThanksId'>
export type VoteId = Brand<string, 'VoteId'>
export type PulseId = Brand<string, 'PulseId'>
export type ChallengeId = Brand<string, 'ChallengeId'>
export type PromptId = Brand<string, 'PromptId'>
export type EntryId = Brand<string, 'EntryId'>
export type EventId = Brand<string, 'EventId'>

/** Milliseconds since 1970, UTC, by the server's clock. */
export type Instant = number
