import { QuestionCard } from '@commonplace/document/schema/questions'

/** What a card says: the question's title of today, how it stands, and how the accepted answer begins. */
type Card = readonly { readonly className: string; readonly text: string }[]

/** How the questions stand that a text shows as cards, out of that text as the server last drew it. */
export class QuestionCards {
  readonly #cards = new Map<string, Card>()
  readonly #listeners = new Set<() => void>()

  take(html: string): void {
    const body = new DOMParser().parseFromString(html, 'text/html')
    for (const card of body.querySelectorAll<HTMLElement>('.question-card[data-question]')) {
      const lines = [...card.children].map(({ className, textContent }) => ({ className, text: textContent ?? '' }))
      this.#cards.set(card.dataset.question ?? '', lines)
    }
    for (const listener of this.#listeners) listener()
  }

  of(questionId: string, title: string): Card {
    return this.#cards.get(questionId) ?? [{ className: 'question-card-title', text: title }]
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** A question's card while the text around it is written: it says how the question stands, as it does to readers. */
export const questionCardView = (cards: QuestionCards) =>
  QuestionCard.extend({
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement('div')
        dom.className = 'question-card'
        dom.contentEditable = 'false'
        const draw = () =>
          dom.replaceChildren(
            ...cards.of(String(node.attrs.questionId), String(node.attrs.title)).map(({ className, text }) => {
              const line = document.createElement(className === 'question-card-excerpt' ? 'blockquote' : 'p')
              line.className = className
              line.textContent = text
              return line
            }),
          )
        draw()
        // It is redrawn as a whole, which is nobody's edit.
        return { dom, destroy: cards.onChange(draw), ignoreMutation: () => true }
      }
    },
  })
