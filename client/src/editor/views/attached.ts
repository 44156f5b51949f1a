import { embedOf } from '@commonplace/document/embeds'
import { fileFacts } from '@commonplace/document/file-facts'
import { Embed, File } from '@commonplace/document/schema/attached'
import { pictureShown } from '../../data/pictures.ts'
import { showEmbed } from '../../ui/embed.ts'
import { words } from '../../words/editor.ts'

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** A file of the page while it is written: its name, what it is, and a way to have it. */
export const fileView = File.extend({
  addNodeView() {
    return ({ node }) => {
      const dom = element('p', 'file')
      dom.contentEditable = 'false'
      const link = document.createElement('a')
      link.href = pictureShown(String(node.attrs.src))
      link.download = String(node.attrs.name)
      link.textContent = String(node.attrs.name)
      const bytes = typeof node.attrs.bytes === 'number' ? node.attrs.bytes : 0
      dom.append(link, ' ', element('span', 'file-size', fileFacts(link.download, bytes)))
      return {
        dom,
        ignoreMutation: () => true,
        // With a key held the link is followed, as in the text.
        stopEvent: (event) => event instanceof MouseEvent && event.type === 'click' && (event.ctrlKey || event.metaKey),
      }
    }
  },
})

/** Something of another site while the text around it is written: nothing is fetched from there before it is asked for. */
export const embedView = Embed.extend({
  addNodeView() {
    return ({ node }) => {
      const url = String(node.attrs.url)
      const dom = element('div', 'embed')
      dom.contentEditable = 'false'
      const found = embedOf(url)
      dom.append(element('span', 'embed-title', String(node.attrs.title || url)))
      if (found) {
        const show = document.createElement('button')
        show.type = 'button'
        show.className = 'embed-site'
        show.textContent = words.atom.show(found.site)
        show.addEventListener('click', () => showEmbed(dom, url, String(node.attrs.title)))
        dom.append(show)
      }
      return {
        dom,
        ignoreMutation: () => true,
        stopEvent: ({ target }) => target instanceof Element && target.closest('button, iframe') !== null,
      }
    }
  },
})
