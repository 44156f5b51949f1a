import { type Extensions, getSchema } from '@tiptap/core'
import { Details, DetailsContent, DetailsSummary } from '@tiptap/extension-details'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import type { Schema } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import { Callout } from './schema/callout.ts'
import { Image } from './schema/image.ts'
import { Code, Highlight, Link } from './schema/marks.ts'
import { AdoptedAnswer, QuestionCard } from './schema/questions.ts'
import { RawBlock, RawInline } from './schema/raw.ts'
import { Mention, PageLink, Tag } from './schema/references.ts'
import { blockIds } from './schema/unique-ids.ts'

/**
 * Grows with every node, mark or attribute that is added. An editor with an older schema deletes what it does not know, merely by
 * opening; so a client says its version at the door and an older one is kept from writing.
 */
export const SCHEMA_VERSION = 1

export interface DocumentExtensionOptions {
  /** Whether new blocks are given ids. False for windows that only read and for forks. Default true. */
  readonly assignIds?: boolean
  /** Extensions of the same name that take the place of ours: the editor brings node views this way. */
  readonly replace?: Extensions
}

/** Everything a document may hold, without React, history, or collaboration: the editor adds those itself. */
export function documentExtensions(options: DocumentExtensionOptions = {}): Extensions {
  const ours: Extensions = [
    StarterKit.configure({
      heading: { levels: [1, 2, 3, 4] },
      undoRedo: false,
      trailingNode: false,
      link: false,
      code: false,
    }),
    Code,
    Link,
    Highlight,
    TaskList,
    TaskItem.configure({ nested: true }),
    TableKit.configure({ table: { resizable: true } }),
    Details.configure({ persist: false }),
    DetailsSummary,
    DetailsContent,
    Callout,
    Image,
    PageLink,
    Mention,
    Tag,
    QuestionCard,
    AdoptedAnswer,
    RawBlock,
    RawInline,
    blockIds(options.assignIds ?? true),
  ]
  const replaced = new Map((options.replace ?? []).map((extension) => [extension.name, extension]))
  return ours.map((extension) => replaced.get(extension.name) ?? extension)
}

/** The one schema of every document: pages, questions and answers alike. */
export const schema: Schema = getSchema(documentExtensions({ assignIds: false }))
