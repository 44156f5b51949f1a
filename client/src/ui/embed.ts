import { embedOf } from '@commonplace/document/embeds'

/**
 * Shows what an address of another site shows, in place of an element: in a frame that may run its own script and nothing of ours. False
 * where it is of no site that is shown.
 */
export function showEmbed(place: Element, url: string, title: string): boolean {
  const found = embedOf(url)
  if (!found) return false
  const frame = document.createElement('iframe')
  frame.src = found.frame
  frame.title = title || found.site
  frame.loading = 'lazy'
  frame.allow = 'fullscreen; picture-in-picture'
  // The site learns where it is shown, as its terms ask, and no more than that.
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation')
  frame.className = found.ratio > 1.5 ? 'embed-frame wide' : 'embed-frame'
  place.replaceChildren(frame)
  frame.focus()
  return true
}
