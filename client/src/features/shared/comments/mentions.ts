/** Somebody named in a comment. */
export interface Named {
  readonly id: string
  readonly name: string
}

const LINK = /\[@([^\]\n]+)\]\(member:([^)\s]+)\)/g

/** Who is named in the Markdown of a comment. */
export const namedIn = (markdown: string): Named[] =>
  [...markdown.matchAll(LINK)].map(([, name = '', id = '']) => ({ id, name }))

/** The Markdown of a comment as it is typed: people by their name alone. */
export const asTyped = (markdown: string): string => markdown.replace(LINK, '@$1')

/** What was typed as Markdown, the names of these people leading to them. */
export function asWritten(typed: string, people: readonly Named[]): string {
  const byName = new Map(people.map((one) => [one.name, one.id]))
  const names = [...byName.keys()].sort((a, b) => b.length - a.length)
  if (names.length === 0) return typed
  const any = new RegExp(`@(${names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'gu')
  return typed.replace(any, (_, name: string) => `[@${name}](member:${byName.get(name)})`)
}

/** Whether somebody is meant by the letters typed so far: one of their names begins with them. */
export const isMeant = (name: string, typed: string): boolean =>
  ` ${name}`.toLocaleLowerCase().includes(` ${typed.toLocaleLowerCase()}`)

/** The name that is being typed before the caret, and where its @ stands; null where none is. */
export function nameBefore(typed: string, caret: number): { at: number; name: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}'’-]*(?: [\p{L}\p{N}'’-]*)?)$/u.exec(typed.slice(0, caret))
  const name = found?.[1]
  return name === undefined || name.length > 40 ? null : { at: caret - name.length - 1, name }
}
