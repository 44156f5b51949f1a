const HERE = 'http://commonplace.invalid'

/** Where to go after signing in: only a path of this site, else the beginning. Anything else is an open redirect. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || !URL.canParse(next, HERE)) return '/'
  // Read as a browser reads it: tabs are dropped and \ is /, so that "/\t/evil.example" is another site and "/.//evil.example" nearly one.
  const { origin, pathname } = new URL(next, HERE)
  return origin === HERE && !pathname.startsWith('//') ? next : '/'
}
