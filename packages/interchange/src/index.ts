/** What comes in and goes out in other programs' forms: bytes in, domain out. Knows no file system and no network. */
export { updateFrontMatter } from './markdown/front-matter.ts'
export { keptHead } from './markdown/kept-head.ts'
export {
  type MarkdownOptions,
  type MarkdownPlan,
  type PlannedAttachment,
  type PlannedPage,
  planMarkdown,
} from './markdown/plan.ts'
export type { ImportNotes, Trouble } from './receipt.ts'
export type { SourceFile } from './source.ts'
