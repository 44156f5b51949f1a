import { Refusal, type Route, routes } from '@commonplace/api'
import type { AdoptionId, Role, Visibility } from '@commonplace/domain'
import fc from 'fast-check'
import type { Call, House } from './house.ts'

// What several people may do to pages, questions, answers and each other, as acts out of which stories are drawn. Every text holds a
// word of its own, by which it is known again wherever it turns up.

const TITLES = ['Glue', 'Sanding wood', 'Lacquer', 'Oil finish'] as const

/** One thing that somebody does; its numbers say to which of what is there. */
export type StoryAct =
  | { do: 'page'; title: number; links: number[] }
  | { do: 'write'; page: number; links: number[]; heading: number }
  | { do: 'rename'; page: number; title: number }
  | { do: 'ask'; page: number; links: number[] }
  | { do: 'adopt'; answer: number; page: number; heading: number }
  | { do: 'propose'; page: number; question: number }
  | { do: OnPage; page: number }
  | { do: OnQuestion; question: number }
  | { do: OnAnswer; answer: number }
  | { do: OnAdoption; adoption: number }
  | { do: OnSection; section: number }
  | { do: 'role'; who: Changing; role: Role | 'none' }
  | { do: 'visibility'; visibility: Visibility }
  | { do: 'settle' }
type Changing = 'amina' | 'bo' | 'guest' | 'host'
type OnPage = 'trash' | 'untrash' | 'restore' | 'link'
type OnQuestion = 'answer' | 'withdraw-question'
type OnAnswer = 'edit' | 'accept' | 'withdraw'
type OnAdoption = 'update' | 'keep' | 'detach'
type OnSection = 'confirm' | 'decline' | 'take' | 'leave'

const nth = fc.nat({ max: 5 })
const links = fc.array(fc.nat({ max: TITLES.length - 1 }), { maxLength: 2 })
const title = fc.nat({ max: TITLES.length - 1 })
const one = <T extends string>(...words: T[]) => fc.constantFrom(...words)
export const storyAct: fc.Arbitrary<StoryAct> = fc.oneof(
  fc.record({ do: one('page'), title, links }),
  fc.record({ do: one('write'), page: nth, links, heading: fc.nat({ max: 1 }) }),
  fc.record({ do: one('rename'), page: nth, title }),
  fc.record({ do: one('ask'), page: nth, links }),
  { arbitrary: fc.record({ do: one('adopt'), answer: nth, page: nth, heading: fc.nat({ max: 1 }) }), weight: 3 },
  fc.record({ do: one('propose'), page: nth, question: nth }),
  fc.record({ do: one<OnPage>('trash', 'untrash', 'restore', 'link'), page: nth }),
  { arbitrary: fc.record({ do: one<OnQuestion>('answer', 'answer', 'withdraw-question'), question: nth }), weight: 2 },
  { arbitrary: fc.record({ do: one<OnAnswer>('edit', 'accept', 'withdraw'), answer: nth }), weight: 2 },
  { arbitrary: fc.record({ do: one<OnAdoption>('update', 'keep', 'detach'), adoption: nth }), weight: 2 },
  fc.record({ do: one<OnSection>('confirm', 'decline', 'take', 'leave'), section: nth }),
  fc.record({
    do: one('role'),
    who: one<Changing>('amina', 'bo', 'guest', 'host'),
    role: one<Role | 'none'>('host', 'member', 'member', 'guest', 'none'),
  }),
  fc.record({ do: one('settle') }),
  fc.record({ do: one('visibility'), visibility: one<Visibility>('public', 'gated', 'private') }),
)

const HEADINGS = ['Steps', 'Pitfalls'] as const

/** What is there by now, and which words nobody may find any more. */
export class Story {
  readonly pages: { id: string; documentId: string }[] = []
  readonly questions: string[] = []
  readonly answers: { id: string; question: string; words: string[] }[] = []
  readonly adoptions: string[] = []
  readonly sections: string[] = []
  /** Words that became a page's own, as a quotation. */
  readonly quoted = new Set<string>()
  readonly #house: House
  readonly #words: string[] = []
  #n = 0

  constructor(house: House) {
    this.#house = house
  }

  secret(kind: string): string {
    const word = `${kind}zq${this.#n++}zq`
    this.#words.push(word)
    return word
  }

  async #do<R extends Route>(who: 'amina' | 'bo' | 'founder', route: R, call: Call<R>) {
    try {
      return await this.#house.do(who, route, call)
    } catch (error) {
      // What cannot be done at this moment is refused in words: that is part of any story.
      if (error instanceof Refusal) return null
      throw error
    }
  }

  async act(act: StoryAct): Promise<void> {
    const pick = <T>(all: readonly T[], n: number): T | null => all[n % Math.max(1, all.length)] ?? null
    const { slug } = this.#house
    const named = (which: readonly number[]) =>
      which.map((n) => (n % 2 === 0 ? `See [[${TITLES[n]}]].` : `Mind the ${TITLES[n]} too.`)).join(' ')
    const text = (own: string, which: readonly number[]) =>
      `It begins. It goes on. ${named(which)} Mind ${own}.\n\n## Steps\n\nDo ${own}.\n\n## Pitfalls\n\nHaste.`
    switch (act.do) {
      case 'page': {
        const input = {
          kind: 'practice',
          title: TITLES[act.title] ?? 'Glue',
          markdown: text(this.secret('page'), act.links),
        }
        const page = await this.#do('amina', routes.createPage, {
          params: { slug },
          input: { ...input, kind: 'practice' },
        })
        if (page) this.pages.push({ id: page.id, documentId: page.documentId })
        return
      }
      case 'ask': {
        const page = pick(this.pages, act.page)
        const askedFrom = page ? { askedFrom: { pageId: page.id, quote: 'Haste.' } } : {}
        const input = { title: 'How long?', markdown: named(act.links) || 'Tell.', ...askedFrom }
        const question = await this.#do('amina', routes.askQuestion, { params: { slug }, input })
        if (question) this.questions.push(question.id)
        return
      }
      case 'answer': {
        const question = pick(this.questions, act.question)
        const words = this.secret('answer')
        const input = { markdown: `Use ${words} and [[Glue]].` }
        const answer = question && (await this.#do('bo', routes.answerQuestion, { params: { id: question }, input }))
        if (answer && question) this.answers.push({ id: answer.id, question, words: [words] })
        return
      }
      case 'withdraw-question': {
        const id = pick(this.questions, act.question)
        if (id) await this.#do('amina', routes.deleteQuestion, { params: { id } })
        return
      }
      case 'adopt': {
        const [answer, page] = [pick(this.answers, act.answer), pick(this.pages, act.page)]
        if (!answer || !page) return
        const input = { pageId: page.id, heading: HEADINGS[act.heading] ?? '' }
        const adoption = await this.#do('amina', routes.adoptAnswer, { params: { id: answer.id }, input })
        if (adoption) this.adoptions.push(adoption.id)
        return
      }
      case 'propose': {
        const [page, questionId] = [pick(this.pages, act.page), pick(this.questions, act.question)]
        if (!page || !questionId) return
        const id = `section${String(this.#n++).padStart(9, '0')}`
        const input = { name: 'Said', answers: [{ id, questionId, heading: 'Steps' }] }
        if (await this.#do('bo', routes.createVersion, { params: { id: page.id }, input })) this.sections.push(id)
        return
      }
      case 'edit':
      case 'accept':
      case 'withdraw': {
        const answer = pick(this.answers, act.answer)
        if (!answer) return
        const params = { id: answer.id }
        if (act.do === 'accept') await this.#do('amina', routes.acceptAnswer, { params })
        else if (act.do === 'withdraw') await this.#do('bo', routes.deleteAnswer, { params })
        else {
          const words = this.secret('answer')
          const done = await this.#do('bo', routes.changeAnswer, { params, input: { markdown: `Rather ${words}.` } })
          if (done) answer.words.push(words)
        }
        return
      }
      case 'settle':
        return this.#house.quiet()
      case 'role': {
        const id = this.#house.idOf(act.who)
        const { store, clock } = this.#house.services
        if (act.role === 'none') await this.#do('founder', routes.removeMember, { params: { slug, id } })
        else if (await this.#do('founder', routes.changeMember, { params: { slug, id }, input: { role: act.role } }))
          return
        // Who was taken out comes back the way anybody comes.
        else
          await store.change((writes) =>
            writes.members.setRole(this.#house.community.id, id, act.role as Role, clock.now()),
          )
        return
      }
      case 'visibility': {
        await this.#do('founder', routes.changeCommunity, { params: { slug }, input: { visibility: act.visibility } })
        return
      }
      case 'update':
      case 'keep':
      case 'detach': {
        const id = pick(this.adoptions, act.adoption)
        if (!id) return
        const by = { update: routes.updateAdoption, keep: routes.keepAdoption, detach: routes.detachAdoption }
        const before = await this.#house.services.store.read.adoptions.byId(id as AdoptionId)
        const done = await this.#do('amina', by[act.do], { params: { id } })
        const answer = this.answers.find((one) => one.id === before?.answerId)
        if (act.do === 'detach' && done && answer) for (const words of answer.words) this.quoted.add(words)
        return
      }
      case 'confirm':
      case 'decline':
      case 'take':
      case 'leave': {
        const id = pick(this.sections, act.section)
        const by = {
          confirm: routes.confirmSectionAnswer,
          decline: routes.declineSectionAnswer,
          take: routes.updateSectionAnswer,
          leave: routes.keepSectionAnswer,
        }
        if (id) await this.#do('amina', by[act.do], { params: { id } })
        return
      }
      default: {
        const page = pick(this.pages, act.page)
        if (!page) return
        const params = { id: page.id }
        if (act.do === 'trash') await this.#do('bo', routes.deletePage, { params })
        else if (act.do === 'untrash') await this.#do('amina', routes.undeletePage, { params })
        else if (act.do === 'restore') await this.#do('bo', routes.restoreVersion, { params, input: { version: 1 } })
        else if (act.do === 'rename')
          await this.#do('bo', routes.changePage, { params, input: { title: TITLES[act.title] ?? 'Glue' } })
        else if (act.do === 'link') {
          const found = await this.#do('bo', routes.readUnlinked, { params })
          const from = found?.items[0]?.page.id
          if (from) await this.#do('bo', routes.linkMention, { params, input: { from } })
        } else if (act.do === 'write') {
          const shown = await this.#do('bo', routes.readPage, { params, query: { format: 'markdown' } })
          const more = `Again. ${named(act.links)}`
          if (shown?.markdown !== undefined && act.heading === 0)
            await this.#do('bo', routes.changePage, { params, input: { summary: more } })
          else
            await this.#do('bo', routes.changePage, {
              params,
              input: { markdown: text(this.secret('page'), act.links) },
            })
        }
      }
    }
  }

  /** The words of every body that was written. */
  everyWord(): string[] {
    return [...this.#words]
  }

  /** Words of withdrawn answers that no page took over as its own. Who asked goes on seeing what came to their withdrawn question. */
  async withdrawn(forAsker: boolean): Promise<string[]> {
    const { read } = this.#house.services.store
    const gone: string[] = []
    for (const { id, question, words } of this.answers) {
      const answer = await read.questions.answer(id as never)
      const asked = await read.questions.byId(question as never)
      if (answer?.deletedAt !== null || (asked?.deletedAt !== null && !forAsker)) gone.push(...words)
    }
    return gone.filter((words) => !this.quoted.has(words))
  }
}
