export { splitFrontMatter } from './markdown/front-matter.ts'
export type { MarkdownDocument, MarkdownReadOptions, MarkdownWriteOptions, ResolvedLink } from './markdown/options.ts'
export { fromMarkdown, type ParsedMarkdown, parseMarkdown } from './markdown/read.ts'
export { toMarkdown } from './markdown/write.ts'
