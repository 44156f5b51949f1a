// HTML of a clipboard, put into the forms that from-html reads. Each rule names whose habit it mends.
import { parseFragment, serialize } from 'parse5'
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  isElement,
  isText,
  styleOf,
  textWithin,
} from '../from-html/elements.ts'

const escaped = (value: string): string => value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export function tidyClipboard(nodes: readonly HtmlNode[]): HtmlNode[] {
  return wordLists(nodes.flatMap(tidy))
}

function tidy(node: HtmlNode): HtmlNode[] {
  if (!isElement(node)) return node.nodeName === '#comment' ? [] : [node]
  const tag = node.tagName
  // Word: paragraphs of Office's own, and what it draws bullets with where lists are not supported.
  if (/^(?:o|w|v|m|st1):/.test(tag) && textWithin(node).trim() === '') return []
  if (/mso-list:\s*ignore/.test(styleOf(node))) return []
  // GitHub: the sign that links to a heading, and the button that copies code.
  if (tag === 'a' && (hasClass(node, 'anchor') || attributeOf(node, 'aria-hidden') === 'true')) return []
  if (tag === 'button' || tag === 'clipboard-copy' || tag === 'svg') return []
  // Google Docs wraps all it copies in one element that says only whose it is.
  if (/^docs-internal-guid/.test(attributeOf(node, 'id') ?? '')) return childrenTidied(node)
  if (tag === 'google-sheets-html-origin') return childrenTidied(node)
  const made = github(node) ?? notion(node) ?? tasks(node)
  if (made) return made
  const marked = /mso-list:\s*\w+\s+level/.test(styleOf(node)) ? [{ name: MARK, value: markOf(node) }] : []
  return [{ ...withChildren(node, childrenTidied(node)), attrs: [...node.attrs, ...marked] } as HtmlElement]
}

const childrenTidied = (node: HtmlElement): HtmlNode[] => wordLists(node.childNodes.flatMap(tidy))

function withChildren(node: HtmlElement, childNodes: HtmlNode[]): HtmlElement {
  return { ...node, childNodes } as HtmlElement
}

const made = (html: string): HtmlNode[] => parseFragment(html).childNodes
const inner = (nodes: readonly HtmlNode[]): string => serialize({ ...parseFragment(''), childNodes: [...nodes] })

/** GitHub: alerts, and code whose language stands on the frame around it. */
function github(node: HtmlElement): HtmlNode[] | null {
  const classes = attributeOf(node, 'class') ?? ''
  const alert = /markdown-alert-(note|tip|important|warning|caution)/.exec(classes)?.[1]
  if (alert !== undefined) {
    const tone = alert === 'caution' ? 'danger' : alert === 'important' ? 'note' : alert
    const rest = node.childNodes.filter((child) => !(isElement(child) && hasClass(child, 'markdown-alert-title')))
    return made(`<div class="callout callout-${tone}">${inner(rest.flatMap(tidy))}</div>`)
  }
  const language = /highlight-(?:source|text)-([\w+#-]+)/.exec(classes)?.[1]
  const pre =
    language === undefined ? undefined : node.childNodes.find((child) => isElement(child) && child.tagName === 'pre')
  if (language !== undefined && pre && isElement(pre))
    return made(`<pre><code class="language-${NAMES[language] ?? language}">${escaped(textWithin(pre))}</code></pre>`)
  return null
}

const NAMES: Readonly<Record<string, string>> = { shell: 'bash', 'html-basic': 'html', ts: 'ts', js: 'js' }

/** Notion: callouts are an aside that begins with a sign, toggles are a list of one. */
function notion(node: HtmlElement): HtmlNode[] | null {
  if (node.tagName === 'aside' && attributeOf(node, 'data-adoption') === null) {
    const words = textWithin(node).trim()
    const sign = /^\p{Extended_Pictographic}\ufe0f?\s*/u.exec(words)?.[0]
    const tone = sign && /⚠|❗|‼/u.test(sign) ? 'warning' : sign && /💡|✅/u.test(sign) ? 'tip' : 'note'
    const html = inner(node.childNodes.flatMap(tidy))
    return made(`<div class="callout callout-${tone}">${sign ? html.replace(sign.trim(), '') : html}</div>`)
  }
  if (node.tagName === 'ul' && hasClass(node, 'toggle')) {
    return node.childNodes.flatMap((item) => (isElement(item) ? item.childNodes.flatMap(tidy) : []))
  }
  return null
}

/** Google Docs says with a role that an item has a box; Notion writes it in signs, or draws it. */
function tasks(node: HtmlElement): HtmlNode[] | null {
  if (node.tagName !== 'li') return null
  const role = attributeOf(node, 'role') === 'checkbox' ? attributeOf(node, 'aria-checked') === 'true' : null
  const drawn = node.childNodes.find((child): child is HtmlElement => isElement(child) && hasClass(child, 'checkbox'))
  const first = firstText(node)
  const written = first ? /^\s*\[([ xX]?)\]\s+/.exec(first.value) : null
  const checked =
    role ?? (drawn ? hasClass(drawn, 'checkbox-on') : written ? (written[1] ?? '').toLowerCase() === 'x' : null)
  if (checked === null || attributeOf(node, 'data-checked') !== null) return null
  if (written && first) first.value = first.value.slice(written[0].length)
  const rest = node.childNodes.filter(
    (child) => child !== drawn && !(role !== null && isElement(child) && child.tagName === 'img'),
  )
  const item = withChildren(node, wordLists(rest.flatMap(tidy)))
  return [{ ...item, attrs: [...item.attrs, { name: 'data-checked', value: String(checked) }] } as HtmlElement]
}

function firstText(node: HtmlElement): { value: string } | null {
  for (const child of node.childNodes) {
    if (isText(child)) {
      if (child.value.trim() !== '') return child
    } else if (isElement(child)) return child.tagName === 'p' || child.tagName === 'span' ? firstText(child) : null
  }
  return null
}

/** Where the sign or number that Word drew before an item is kept, once it is taken out of its words. */
const MARK = 'data-mark'

function markOf(node: HtmlElement): string {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue
    const mark = /mso-list:\s*ignore/.test(styleOf(child)) ? textWithin(child).trim() : markOf(child)
    if (mark !== '') return mark
  }
  return ''
}

/** Word: the items of a list are paragraphs that say their level and carry their number as text. They become a list of lists. */
function wordLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const out: HtmlNode[] = []
  let run: { level: number; ordered: boolean; html: string }[] = []
  const flush = (): void => {
    if (run.length > 0) for (const one of made(nested(run))) out.push(one)
    run = []
  }
  for (const node of nodes) {
    const level = isElement(node) ? /mso-list:\s*\w+\s+level(\d)/.exec(styleOf(node))?.[1] : undefined
    if (level !== undefined && isElement(node) && node.tagName === 'p') {
      const ordered = /[\da-z][.)]$/i.test(attributeOf(node, MARK) ?? '')
      run.push({ level: Number(level), ordered, html: inner(node.childNodes) })
    } else if (run.length > 0 && isText(node) && node.value.trim() === '') continue
    else {
      flush()
      out.push(node)
    }
  }
  flush()
  return out
}

function nested(items: readonly { level: number; ordered: boolean; html: string }[]): string {
  let html = ''
  const open: string[] = []
  for (const { level, ordered, html: words } of items) {
    while (open.length > level) html += `</li></${open.pop()}>`
    if (open.length === level) {
      html += '</li>'
      const tag = ordered ? 'ol' : 'ul'
      if (open.at(-1) !== tag) {
        html += `</${open.pop()}><${tag}>`
        open.push(tag)
      }
    }
    while (open.length < level) {
      const tag = ordered ? 'ol' : 'ul'
      html += `<${tag}>${open.length + 1 < level ? '<li>' : ''}`
      open.push(tag)
    }
    html += `<li>${words}`
  }
  while (open.length > 0) html += `</li></${open.pop()}>`
  return html
}
