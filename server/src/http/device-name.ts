// In this order: browsers name those that they descend from too.
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['iPad', /\biPad\b/],
  ['iPhone', /\biPhone\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const

/** Browser and system as a person calls them, out of what a browser calls itself: "Firefox, Windows". Empty for what is neither. */
export function deviceName(agent: string | undefined): string {
  const text = (agent ?? '').slice(0, 400)
  const first = (known: readonly (readonly [string, RegExp])[]) => known.find(([, sign]) => sign.test(text))?.[0]
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(', ')
}
