import { type Extensions, getSchema } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { CodeBlock } from '@tiptap/extension-code-block'
import { DetailsSummary } from '@tiptap/extension-details'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { TableKit } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import type { Schema } from '@tiptap/pm/model'
import { Embed, File } from './schema/attached.ts'
import { blockIds } from './schema/block-ids.ts'
import { Callout } from './schema/callout.ts'
import { Image } from './schema/image.ts'
import { Code, Highlight, Link } from './schema/marks.ts'
import { Formula } from './schema/math.ts'
import { AdoptedAnswer, QuestionCard } from './schema/questions.ts'
import { RawBlock, RawInline } from './schema/raw.ts'
import { Mention, PageLink, Tag } from './schema/references.ts'
import { ShownSection } from './schema/shown.ts'
import { Toggle, ToggleContent } from './schema/toggle.ts'

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
    Bold,
    Blockquote,
    BulletList,
    Document,
    Dropcursor,
    Gapcursor,
    HardBreak,
    Heading,
    HorizontalRule,
    Italic,
    ListItem,
    ListKeymap,
    OrderedList,
    Paragraph,
    Strike,
    Text,
    Underline,
    Code,
    CodeBlock,
    Link,
    Highlight,
    TaskList,
    TaskItem.configure({ nested: true }),
    TableKit.configure({ table: { resizable: true } }),
    Toggle,
    DetailsSummary,
    ToggleContent,
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
    ShownSection,
    RawBlock,
    RawInline,
    blockIds(options.assignIds ?? true),
  ]
  const replaced = new Map((options.replace ?? []).map((extension) => [extension.name, extension]))
  return ours.map((extension) => replaced.get(extension.name) ?? extension)
}

/** The one schema of every document: pages, questions and answers alike. */
export const schema: Schema = getSchema(documentExtensions({ assignIds: false }))
