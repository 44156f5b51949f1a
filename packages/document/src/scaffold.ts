import { KIND_SECTIONS, type Kind } from '@commonplace/domain'
import { type DocNode, doc, heading, paragraph } from './json.ts'

/** What a new page of a kind starts with: its headings, each with an empty line to write on. */
export function pageScaffold(kind: Kind): DocNode {
  return doc(...KIND_SECTIONS[kind].flatMap((words) => [heading(2, words), paragraph()]))
}
