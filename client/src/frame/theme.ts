/** Light, dark, or as the device is set. The choice is in a cookie, so that the server's first view has it already. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const YEAR = 365 * 24 * 60 * 60

export function themeOf(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system'
}

export function chosenTheme(): Theme {
  return themeOf(/(?:^|;\s*)theme=(\w+)/.exec(document.cookie)?.[1])
}

/** Runs inline, before anything is drawn: a copy that the device kept was drawn as its reader liked it then. */
export const THEME_FIRST = [
  '{let chosen=/(?:^|;\\s*)theme=(light|dark)/.exec(document.cookie),{dataset}=document.documentElement;',
  'if(chosen)dataset.theme=chosen[1];else delete dataset.theme}',
].join('')

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function chooseTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we name
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; SameSite=Lax`
  applyTheme(theme)
}
