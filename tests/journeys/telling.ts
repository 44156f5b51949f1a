// The accessibility tree as Chromium hands it to a screen reader, told in lines: places with what is in them, things with name, role and state.

export interface AxNode {
  readonly nodeId: string
  readonly parentId?: string
  readonly ignored: boolean
  readonly role?: { readonly value?: string }
  readonly name?: { readonly value?: string }
  readonly value?: { readonly value?: string | number }
  readonly description?: { readonly value?: string }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
  readonly childIds?: readonly string[]
  readonly backendDOMNodeId?: number
}

/** What each role is called here. */
const CALLED: Readonly<Record<string, string>> = {
  textbox: 'field',
  searchbox: 'search field',
  checkbox: 'box',
  image: 'picture',
  combobox: 'field with a list',
  DisclosureTriangle: 'button',
  ListMarker: 'marker',
}
/** Places to go to; what is in them stands further in. */
const PLACES = new Set([
  'main',
  'navigation',
  'banner',
  'complementary',
  'contentinfo',
  'region',
  'form',
  'search',
  'dialog',
  'article',
  'group',
  'toolbar',
  'menu',
  'listbox',
  'list',
  'table',
  'blockquote',
  'figure',
  'note',
  'tablist',
  'radiogroup',
  'tree',
])
/** What is said as one, with its own words as its name. */
const WHOLE = new Set([
  'link',
  'button',
  'option',
  'menuitem',
  'tab',
  'heading',
  'image',
  'DisclosureTriangle',
  'switch',
])
const FIELDS = new Set([
  'textbox',
  'searchbox',
  'checkbox',
  'radio',
  'combobox',
  'spinbutton',
  'slider',
  'progressbar',
  'meter',
])
/** Stretches of a line. */
const INLINE = new Set([
  'StaticText',
  'generic',
  'none',
  'strong',
  'emphasis',
  'code',
  'mark',
  'time',
  'link',
  'button',
  'image',
  'deletion',
  'insertion',
  'Abbr',
  'LabelText',
  'subscript',
  'superscript',
])
/** Stretches that stand apart from their neighbours. */
const APART = new Set(['time', 'code'])
const SILENT = new Set(['InlineTextBox', 'LineBreak', 'ListMarker'])

/** The tree below one element, as the lines in which it is told. */
export class Telling {
  readonly #nodes: ReadonlyMap<string, AxNode>
  readonly lines: string[] = []

  constructor(nodes: ReadonlyMap<string, AxNode>) {
    this.#nodes = nodes
  }

  /** Children as they are told: in the place of what is not there for a screen reader stands what is in it. */
  #children(node: AxNode): AxNode[] {
    return (node.childIds ?? []).flatMap((id) => {
      const child = this.#nodes.get(id)
      if (!child) return []
      return child.ignored ? this.#children(child) : [child]
    })
  }

  #isLine(node: AxNode): boolean {
    const role = roleOf(node)
    if (SILENT.has(role) || WHOLE.has(role)) return role !== 'heading'
    return INLINE.has(role) && this.#children(node).every((child) => this.#isLine(child))
  }

  #words(node: AxNode): string {
    const role = roleOf(node)
    if (role === 'StaticText') return nameOf(node)
    if (SILENT.has(role)) return ''
    if (WHOLE.has(role)) return ` ${said(node)} `
    const inside = this.#children(node)
      .map((child) => this.#words(child))
      .join('')
    if (APART.has(role)) return ` ${inside} `
    if (role === 'deletion') return ` [taken out: ${inside}] `
    if (role === 'insertion') return ` [put in: ${inside}] `
    return inside
  }

  tell(node: AxNode, depth: number): void {
    const role = roleOf(node)
    const children = this.#children(node)
    const put = (text: string) => {
      const line = text.replace(/\s+/g, ' ').trim()
      if (line !== '') this.lines.push(`${'  '.repeat(depth)}${line}`)
    }
    if (SILENT.has(role)) return
    if (role === 'StaticText') {
      put(nameOf(node))
      return
    }
    if (WHOLE.has(role)) {
      put(said(node))
      return
    }
    if (FIELDS.has(role)) {
      this.#field(node, children, depth, put)
      return
    }
    if (role === 'term') {
      put(`${children.map((child) => this.#words(child)).join('')}:`)
      return
    }
    const within = PLACES.has(role) || nameOf(node) !== ''
    if (role === 'row') {
      put(children.map((cell) => this.#words(cell).trim()).join(' | '))
      return
    }
    if (role === 'listitem') {
      const lines = children.every((child) => this.#isLine(child))
      if (lines) {
        put(`- ${children.map((child) => this.#words(child)).join('')}`)
        return
      }
      put('-')
      for (const run of this.#runs(children)) this.#tellRun(run, depth + 1)
      return
    }
    if (within && role !== 'paragraph' && role !== 'generic')
      put(`${said(node)}${role === 'list' ? ` of ${children.length}` : ''}${children.length > 0 ? ':' : ''}`)
    const deeper = within && role !== 'paragraph' && role !== 'generic' ? depth + 1 : depth
    for (const run of this.#runs(children)) this.#tellRun(run, deeper)
  }

  /** Neighbours that stand in one line together. */
  #runs(nodes: readonly AxNode[]): AxNode[][] {
    const runs: AxNode[][] = []
    let before = false
    for (const node of nodes) {
      const line = this.#isLine(node)
      if (line && before) runs.at(-1)?.push(node)
      else runs.push([node])
      before = line
    }
    return runs
  }

  #tellRun(run: readonly AxNode[], depth: number): void {
    const [only] = run
    if (run.length === 1 && only && !this.#isLine(only)) {
      this.tell(only, depth)
      return
    }
    const line = run
      .map((node) => this.#words(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    if (line !== '') this.lines.push(`${'  '.repeat(depth)}${line}`)
  }

  #field(node: AxNode, children: readonly AxNode[], depth: number, put: (text: string) => void): void {
    put(said(node))
    // A field that holds a text with a structure of its own is read through; a plain one is its value.
    if (node.value?.value === undefined || children.some((child) => roleOf(child) === 'paragraph'))
      for (const run of this.#runs(children)) this.#tellRun(run, depth + 1)
  }
}

const roleOf = (node: AxNode) => node.role?.value ?? ''
const nameOf = (node: AxNode) =>
  (node.name?.value ?? '').trim() === '' ? (node.name?.value ?? '') : (node.name?.value ?? '')

export function said(node: AxNode): string {
  const role = roleOf(node)
  const name = nameOf(node).replace(/\s+/g, ' ').trim()
  const states = new Map((node.properties ?? []).map((property) => [property.name, property.value.value]))
  const level = role === 'heading' ? ` ${states.get('level')}` : ''
  const extra = [
    ...(states.get('expanded') === true ? ['open'] : states.get('expanded') === false ? ['closed'] : []),
    ...(states.get('pressed') === 'true' ? ['pressed'] : states.get('pressed') === 'false' ? ['not pressed'] : []),
    ...(['checkbox', 'radio', 'switch'].includes(role)
      ? [states.get('checked') === 'true' ? 'chosen' : 'not chosen']
      : []),
    ...(states.get('selected') === true ? ['selected'] : []),
    ...(states.get('disabled') === true ? ['cannot be used now'] : []),
    ...(states.get('required') === true ? ['must be filled'] : []),
    ...(states.get('invalid') === 'true' ? ['is not right'] : []),
    ...(states.get('modal') === true ? ['before everything else'] : []),
    ...(node.value?.value === undefined || node.value.value === '' ? [] : [`holds “${node.value.value}”`]),
    ...(node.description?.value && node.description.value !== name ? [`(${node.description.value})`] : []),
  ]
  return [`${CALLED[role] ?? role}${level}${name === '' ? '' : ` “${name}”`}`, ...extra].join(', ')
}
