import { memo } from 'react'

interface Props {
  /** The page, question or answer whose text this is. */
  id: string
  html: string
}

/** The text of a page, question or answer, as the server made it: it allows no script, handler or foreign frame. */
export const Body = memo(function Body({ id, html }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from the document's schema, which holds no unsafe markup
  return <div className="prose" data-body={id} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
})
