import { KIND_SECTIONS, type Kind } from '@commonplace/domain'
import { type DocNode, doc, heading, paragraph } from './json.ts'

/** What a new page of a kind starts with: its headings, each with an empty line to write on. */
export function pageScaffold(kind: Kind, sections: readonly string[] = KIND_SECTIONS[kind]): DocNode {
  return doc(...sections.flatMap((words) => [heading(2, words), paragraph()]))
}
