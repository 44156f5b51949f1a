/** What comes in and goes out in other programs' forms: bytes in, domain out. Knows no file system and no network. */

export { type CalendarEntry, writeCalendar } from './calendar/write-calendar.ts'
export type {
  AnswerToExport,
  CommunityToExport,
  ExportedFile,
  PageToExport,
  QuestionToExport,
} from './export/content.ts'
export { exportHtml } from './export/html.ts'
export { exportJson } from './export/json.ts'
export { exportMarkdown } from './export/markdown.ts'
export { updateFrontMatter } from './markdown/front-matter.ts'
export { keptHead } from './markdown/kept-head.ts'
export {
  type MarkdownOptions,
  type MarkdownPlan,
  type PlannedAttachment,
  type PlannedPage,
  planMarkdown,
} from './markdown/plan.ts'
export { type ReadPage, readPage } from './markdown/read-file.ts'
export type { ImportNotes, Trouble } from './receipt.ts'
export type { SourceFile } from './source.ts'
export type { DumpFiles } from './stack-exchange/dump-index.ts'
export {
  type PlannedAcceptance,
  type PlannedAnswer,
  type PlannedAuthor,
  type PlannedQuestion,
  type PlannedRevision,
  planStackExchange,
  type StackExchangeOptions,
  type StackExchangePlan,
} from './stack-exchange/plan.ts'
