import { embedOf } from '../embeds.ts'
import { escapeHtml } from '../escape.ts'
import { fileFacts } from '../file-facts.ts'
import { childrenOf, type DocNode, numberAttr, stringAttr, textOf } from '../json.ts'
import { attachmentOf, safeHref } from '../safe-url.ts'
import { toneOf } from '../tones.ts'
import { renderAdopted } from './adopted.ts'
import { authorAttrs, isComment, renderInline } from './inline.ts'
import { ENGLISH, type HtmlOptions } from './options.ts'
import { renderShown } from './shown.ts'
import { renderTable } from './table.ts'

/** What one rendering carries from block to block. */
export interface Rendering {
  readonly options: HtmlOptions
  readonly headingId: (words: string) => string
}

export function renderBlocks(blocks: readonly DocNode[], rendering: Rendering): string {
  let out = ''
  for (const block of blocks) out += renderBlock(block, rendering)
  return out
}

function idOf(block: DocNode, { options }: Rendering): string {
  const id = stringAttr(block, 'id')
  return id && options.blockIds !== false ? ` data-id="${escapeHtml(id)}"` : ''
}

function renderBlock(block: DocNode, rendering: Rendering): string {
  const { options } = rendering
  const id = idOf(block, rendering)
  const inner = (): string => renderBlocks(childrenOf(block), rendering)
  const line = (): string => renderInline(childrenOf(block), options)
  switch (block.type) {
    case 'paragraph':
      return renderParagraph(block, rendering)
    case 'heading': {
      const level = Math.min(6, Math.max(1, Math.round(numberAttr(block, 'level', 1))))
      const own = options.headingIds === false ? '' : ` id="${escapeHtml(rendering.headingId(textOf(block)))}"`
      return `<h${level}${own}${id}>${line()}</h${level}>\n`
    }
    case 'bulletList':
      return `<ul${id}>\n${inner()}</ul>\n`
    case 'orderedList': {
      const start = Math.round(numberAttr(block, 'start', 1))
      return `<ol${start === 1 ? '' : ` start="${start}"`}${id}>\n${inner()}</ol>\n`
    }
    case 'listItem':
      return `<li>${renderItem(block, rendering)}</li>\n`
    case 'taskList':
      return `<ul class="tasks"${id}>\n${inner()}</ul>\n`
    case 'taskItem':
      return renderTask(block, rendering)
    case 'blockquote':
      return `<blockquote${id}>\n${inner()}</blockquote>\n`
    case 'callout':
      return renderCallout(block, rendering)
    case 'details': {
      const [summary, content] = childrenOf(block)
      const words = summary ? renderInline(childrenOf(summary), options) : ''
      return `<details${id}><summary>${words}</summary>\n${content ? renderBlocks(childrenOf(content), rendering) : ''}</details>\n`
    }
    case 'codeBlock': {
      const language = /^[\w+#.-]+/.exec(stringAttr(block, 'language'))?.[0]
      const label = `${(options.words ?? ENGLISH).code}${language ? `: ${language}` : ''}`
      const drawn = drawnCode(block, language ?? '', options)
      if (drawn?.formula !== undefined) return `<div class="formula"${id}>${drawn.formula}</div>\n`
      const kind = language ? ` class="language-${escapeHtml(language)}"` : ''
      return `<pre tabindex="0" role="region" aria-label="${escapeHtml(label)}"${id}><code${kind}>${drawn?.code ?? line()}</code></pre>\n`
    }
    case 'horizontalRule':
      return '<hr>\n'
    case 'table':
      return renderTable(block, id, rendering)
    case 'questionCard':
      return renderQuestion(block, id, options)
    case 'adoptedAnswer':
      return renderAdopted(block, id, rendering)
    case 'shownSection':
      return renderShown(block, id, options)
    case 'file':
      return renderFile(block, id, options)
    case 'embed':
      return renderEmbed(block, id, options)
    case 'rawBlock': {
      const source = stringAttr(block, 'source')
      if (isComment(source)) return ''
      return `<pre class="raw" data-format="${escapeHtml(stringAttr(block, 'format'))}"${id}>${escapeHtml(source)}</pre>\n`
    }
    case 'diffIns':
      return `<ins${authorAttrs(block, 'diff-block')}>${inner()}</ins>\n`
    case 'diffDel':
      return `<del${authorAttrs(block, 'diff-block')}>${inner()}</del>\n`
    case 'diffMoved':
      return `<div class="diff-moved">${inner()}</div>\n`
    case 'diffChanged':
      return `<div class="diff-changed">${inner()}</div>\n`
    case 'text':
      return escapeHtml(block.text ?? '')
    default:
      return inner()
  }
}

/** Code with its words in colours, or a formula drawn, by whoever can: not where a difference is shown within it. */
function drawnCode(block: DocNode, language: string, options: HtmlOptions): { code?: string; formula?: string } | null {
  if (language === '' || childrenOf(block).some(({ marks }) => marks && marks.length > 0)) return null
  const source = textOf(block)
  const formula = language === 'math' ? (options.drawFormula?.(source, true) ?? null) : null
  if (formula !== null) return { formula }
  const code = options.colourCode?.(source, language) ?? null
  return code === null ? null : { code }
}

function renderFile(block: DocNode, id: string, options: HtmlOptions): string {
  const src = stringAttr(block, 'src')
  const found = attachmentOf(src) === null ? null : (options.resolveImage?.(src) ?? null)
  const href = safeHref(typeof found === 'string' ? found : found?.src)
  const name = escapeHtml(stringAttr(block, 'name'))
  const facts = escapeHtml(fileFacts(stringAttr(block, 'name'), numberAttr(block, 'bytes', 0)))
  const size = facts === '' ? '' : ` <span class="file-size">${facts}</span>`
  return `<p class="file"${id}>${href === null ? name : `<a href="${escapeHtml(href)}" download>${name}</a>`}${size}</p>\n`
}

/** A link to what would be shown; whoever presses it with a script at hand sees it in place. Nothing is fetched before. */
function renderEmbed(block: DocNode, id: string, options: HtmlOptions): string {
  const url = stringAttr(block, 'url')
  const found = embedOf(url)
  const title = escapeHtml(stringAttr(block, 'title') || url)
  if (found === null) return `<p${id}>${title}</p>\n`
  const { site } = found
  const words = escapeHtml((options.words ?? ENGLISH).embed(site))
  return `<p class="embed"${id}><a href="${escapeHtml(url)}" data-embed rel="noopener noreferrer nofollow"><span class="embed-title">${title}</span> <span class="embed-site">${words}</span></a></p>\n`
}

/** A paragraph; a picture with a caption that stands alone is a figure. */
function renderParagraph(block: DocNode, rendering: Rendering): string {
  const content = childrenOf(block)
  const id = idOf(block, rendering)
  const only = content.length === 1 ? content[0] : undefined
  const html = renderInline(content, rendering.options)
  if (only?.type === 'image') {
    const caption = stringAttr(only, 'caption')
    return `<figure${id}>${html}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>\n`
  }
  return `<p${id}>${html}</p>\n`
}

/** An item of one paragraph stands tight, without a paragraph of its own. */
function renderItem(item: DocNode, rendering: Rendering): string {
  const [first, ...rest] = childrenOf(item)
  if (first?.type !== 'paragraph') return renderBlocks(childrenOf(item), rendering)
  const tight = rest.every((block) => /List$/.test(block.type))
  if (!tight) return renderBlocks(childrenOf(item), rendering)
  return `${renderInline(childrenOf(first), rendering.options)}${rest.length > 0 ? `\n${renderBlocks(rest, rendering)}` : ''}`
}

function renderTask(item: DocNode, rendering: Rendering): string {
  const [first, ...rest] = childrenOf(item)
  const words = first ? renderInline(childrenOf(first), rendering.options) : ''
  const checked = item.attrs?.checked === true ? ' checked' : ''
  return `<li class="task"><label><input type="checkbox" disabled${checked}> <span>${words}</span></label>${renderBlocks(rest, rendering)}</li>\n`
}

function renderCallout(block: DocNode, rendering: Rendering): string {
  const tone = toneOf(block.attrs?.tone)
  const title = stringAttr(block, 'title') || (rendering.options.words ?? ENGLISH).callouts[tone]
  return `<div class="callout callout-${tone}" role="note"${idOf(block, rendering)}>\n<p class="callout-title">${escapeHtml(title)}</p>\n${renderBlocks(childrenOf(block), rendering)}</div>\n`
}

function renderQuestion(block: DocNode, id: string, options: HtmlOptions): string {
  const questionId = stringAttr(block, 'questionId')
  const found = questionId ? (options.resolveQuestion?.(questionId) ?? null) : null
  const title = escapeHtml(found?.title || stringAttr(block, 'title'))
  const href = safeHref(found?.href)
  const words = href === null ? title : `<a href="${escapeHtml(href)}">${title}</a>`
  const note = found?.note ? `<p class="question-card-note">${escapeHtml(found.note)}</p>` : ''
  const excerpt = found?.excerpt
    ? `<blockquote class="question-card-excerpt">${escapeHtml(found.excerpt)}</blockquote>`
    : ''
  return `<div class="question-card" data-question="${escapeHtml(questionId)}"${id}><p class="question-card-title">${words}</p>${note}${excerpt}</div>\n`
}
