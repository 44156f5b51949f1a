import { type MouseEvent, memo } from 'react'
import { useContentLanguage } from './content-language.ts'

interface Props {
  /** The page, question or answer whose text this is. */
  id: string
  html: string
}

/** The text of a page, question or answer, as the server made it: it allows no script, handler or foreign frame. */
export const Body = memo(function Body({ id, html }: Props) {
  const lang = useContentLanguage()
  const inner = { __html: html }
  // Something of another site is shown in place once it is pressed; what does that is fetched then.
  const show = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-embed]') : null
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const leave = () => location.assign(link.href)
    const title = link.querySelector('.embed-title')?.textContent ?? ''
    import('./embed.ts').then(({ showEmbed }) => {
      if (!showEmbed(link.parentElement ?? link, link.href, title)) leave()
    }, leave)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link that is pressed is one for keys too
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from the document's schema, which holds no unsafe markup
    <div className="prose" data-body={id} dir="auto" lang={lang} onClick={show} dangerouslySetInnerHTML={inner} />
  )
})
