/** The one machinery of all text: pages, questions and answers. Import a file by its name to carry only what it needs. */
export * from './adopted.ts'
export * from './anchor.ts'
export * from './apply.ts'
export {
  type AuthorRange,
  authorRanges,
  authorsOf,
  type Hand,
  membersOf,
  type WrittenRun,
  writtenRuns,
} from './attribution.ts'
export * from './authorship.ts'
export * from './block-ids.ts'
export * from './changed-words.ts'
export * from './check.ts'
export * from './clipboard.ts'
export * from './derive.ts'
export * from './diff/to-html.ts'
export * from './diff.ts'
export * from './draw-shown.ts'
export * from './embeds.ts'
export * from './errors.ts'
export * from './from-html.ts'
export * from './heading-ids.ts'
export * from './html.ts'
export * from './json.ts'
export * from './markdown.ts'
export * from './meta.ts'
export * from './replace-words.ts'
export * from './revision.ts'
export * from './safe-url.ts'
export * from './scaffold.ts'
export * from './schema.ts'
export * from './sections.ts'
export * from './seed.ts'
export * from './shown.ts'
export * from './shown-html.ts'
export * from './tones.ts'
export * from './unknown.ts'
export * from './unlinked.ts'
export * from './way-back.ts'
export * from './words-in.ts'
export * from './y.ts'
export * from './y-anchor.ts'
