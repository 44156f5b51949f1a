import { type Extensions, getSchema } from '@tiptap/core'
import { CodeBlock } from '@tiptap/extension-code-block'
import { Details, DetailsContent, DetailsSummary } from '@tiptap/extension-details'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import type { Schema } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import { Embed, File } from './schema/attached.ts'
import { Callout } from './schema/callout.ts'
import { Image } from './schema/image.ts'
import { Code, Highlight, Link } from './schema/marks.ts'
import { Formula } from './schema/math.ts'
import { AdoptedAnswer, QuestionCard } from './schema/questions.ts'
import { RawBlock, RawInline } from './schema/raw.ts'
import { Mention, PageLink, Tag } from './schema/references.ts'
import { blockIds } from './schema/unique-ids.ts'

export { SCHEMA_VERSION } from './schema-version.ts'

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
      heading: { levels: [1, 2, 3, 4, 5, 6] },
      undoRedo: false,
      trailingNode: false,
      link: false,
      code: false,
      codeBlock: false,
    }),
    Code,
    CodeBlock,
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
    Formula,
    File,
    Embed,
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
