import { escapeHtml } from '../escape.ts'
import { childrenOf, type DocNode, numberAttr, stringAttr, textOf } from '../json.ts'
import { safeHref } from '../safe-url.ts'
import { toneOf } from '../tones.ts'
import { isComment, renderInline } from './inline.ts'
import { ENGLISH, type HtmlOptions } from './options.ts'
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
      const level = Math.min(4, Math.max(1, Math.round(numberAttr(block, 'level', 1))))
      return `<h${level} id="${escapeHtml(rendering.headingId(textOf(block)))}"${id}>${line()}</h${level}>\n`
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
      const kind = language ? ` class="language-${escapeHtml(language)}"` : ''
      return `<pre tabindex="0" role="region" aria-label="${escapeHtml(label)}"${id}><code${kind}>${line()}</code></pre>\n`
    }
    case 'horizontalRule':
      return '<hr>\n'
    case 'table':
      return renderTable(block, id, rendering)
    case 'questionCard':
      return renderQuestion(block, id, options)
    case 'adoptedAnswer':
      return renderAdopted(block, id, rendering)
    case 'rawBlock': {
      const source = stringAttr(block, 'source')
      if (isComment(source)) return ''
      return `<pre class="raw" data-format="${escapeHtml(stringAttr(block, 'format'))}"${id}>${escapeHtml(source)}</pre>\n`
    }
    case 'diffIns':
      return `<ins class="diff-block">${inner()}</ins>\n`
    case 'diffDel':
      return `<del class="diff-block">${inner()}</del>\n`
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
  return `<div class="question-card" data-question="${escapeHtml(questionId)}"${id}><p class="question-card-title">${words}</p>${note}</div>\n`
}

function renderAdopted(block: DocNode, id: string, rendering: Rendering): string {
  const adoptionId = stringAttr(block, 'adoptionId')
  const found = adoptionId ? (rendering.options.resolveAdoption?.(adoptionId) ?? null) : null
  const href = safeHref(found?.href)
  const byline = escapeHtml(found?.byline ?? '')
  const words = href === null ? byline : `<a href="${escapeHtml(href)}">${byline}</a>`
  const state = found ? ` data-state="${escapeHtml(found.state)}"` : ''
  return `<aside class="adopted" data-adoption="${escapeHtml(adoptionId)}"${state}${id}>\n${renderBlocks(childrenOf(block), rendering)}${byline ? `<footer class="adopted-byline">${words}</footer>\n` : ''}</aside>\n`
}
