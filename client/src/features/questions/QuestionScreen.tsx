import { type QuestionShape, routes } from '@commonplace/api'
import { useEffect } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { api } from '../../data/api.ts'
import { useRoute } from '../../data/use-route.ts'
import { TopBar } from '../../frame/TopBar.tsx'
import type { ScreenOf } from '../../routes.ts'
import { Body } from '../../ui/Body.tsx'
import { Head } from '../../ui/head.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { Links } from '../../ui/Links.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago, useNow } from '../../ui/time.tsx'
import { askingWords } from '../../words/asking.ts'
import { lasting, nextStep } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { FollowButton } from '../shared/FollowButton.tsx'
import { StarButton } from '../shared/StarButton.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AnswerView } from './AnswerView.tsx'
import { Comments } from './Comments.tsx'
import { LeadsOn, Merged } from './Merged.tsx'
import { QuestionMenu } from './QuestionMenu.tsx'
import { QuestionNotices } from './QuestionNotices.tsx'
import { SectionAnswer } from './SectionAnswer.tsx'

/** A question, its answers in the order they are read everywhere, and where they were woven in. */
export function QuestionScreen({ screen: { slug, id } }: { screen: ScreenOf<'question'> }) {
  const answer = useRoute(routes.readQuestion, calls.question(id))
  const now = useNow((from) => nextStep(answer.data?.at ?? from, from))
  useSeen(answer.data)
  if (answer.pending) return <Waiting />
  const question = answer.data
  if (!question || answer.refusal?.code === 'gone') return <FailedView failed={answer} />
  const crumbs = [{ title: words.nav.questions, url: addresses.list(slug, 'questions') }]
  return (
    <>
      <QuestionHead question={question} />
      <TopBar crumbs={crumbs} here={question.title}>
        {question.may.follow ? <FollowButton kind="question" thing={question} /> : null}
        {question.may.follow ? <StarButton kind="question" thing={question} /> : null}
        <QuestionMenu question={question} slug={slug} />
      </TopBar>
      <article className="page k-question">
        <header className="page-head">
          <span className="kind-word k-question">
            {question.accepted
              ? askingWords.question.resolvedKind
              : askingWords.question.openFor(lasting(question.at, now))}
          </span>
          <h1 className="question-title" tabIndex={-1} dir="auto">
            {question.title}
          </h1>
          <p className="byline">
            <b className="name">{question.by.name}</b> · {askingWords.question.asked} <Ago at={question.at} />
            {question.about ? (
              <>
                {' '}
                · {words.questions.about}{' '}
                <span className="about">
                  <Spine kind={question.about.kind} /> <a href={pathOf(question.about.url)}>{question.about.title}</a>
                </span>
              </>
            ) : null}
            {question.askedAt ? (
              <>
                {' '}
                · {askingWords.question.askedAt} <a href={pathOf(question.askedAt.url)}>{question.askedAt.title}</a>
              </>
            ) : null}
            {question.answered > 0 ? <span>· {askingWords.answeredMe.count(question.answered)}</span> : null}
          </p>
          {question.quote ? (
            <blockquote className="asked-from" dir="auto">
              {question.quote}
            </blockquote>
          ) : null}
          <LeadsOn key={question.id} question={question} />
          <QuestionNotices question={question} keptAt={answer.keptAt} />
        </header>
        <div className="page-body">
          <Body id={question.id} html={question.html} />
          <Merged question={question} />
          <Comments
            id={question.id}
            kind="question"
            comments={question.comments}
            may={question.may.comment}
            about={{ what: question.title, where: pathOf(question.url) }}
          />
          <Answers question={question} slug={slug} />
        </div>
        {question.links.in.length + question.links.out.length > 0 ? (
          <footer className="end-matter">
            <Links title={words.pages.linkedHere} ends={question.links.in} id="linked-here" />
            <Links title={words.pages.linksTo} ends={question.links.out} id="links-to" />
          </footer>
        ) : null}
        <SimilarMargin question={question} />
      </article>
    </>
  )
}

/** Whoever opened a question has seen that something happened with it. Where it cannot be said, the inbox says it once more. */
function useSeen(question: QuestionShape | undefined) {
  const id = question?.may.follow ? question.id : null
  useEffect(() => {
    if (id === null) return
    void api(routes.markInbox, { input: { read: true, things: [{ kind: 'question', id }] } }).catch(() => undefined)
  }, [id])
}

function Answers({ question, slug }: { question: QuestionShape; slug: string }) {
  const { answerList, sectionAnswers } = question
  const confirmed = sectionAnswers.filter(({ state }) => state === 'confirmed')
  return (
    <section className="answers" aria-labelledby="answers">
      <h2 className="ruled" id="answers">
        {words.questions.answers(answerList.length + confirmed.length)}
      </h2>
      {sectionAnswers.map((one) => (
        <SectionAnswer key={one.id} answer={one} />
      ))}
      {answerList.map((one) => (
        <AnswerView key={one.id} answer={one} question={question} slug={slug} />
      ))}
      <AnswerForm question={question} slug={slug} />
    </section>
  )
}

function SimilarMargin({ question }: { question: QuestionShape }) {
  const { similar, tags } = question
  if (similar.length + tags.length === 0) return <div className="margin bare" />
  return (
    <aside className="margin" aria-label={askingWords.question.beside}>
      {similar.length > 0 ? (
        <div className="margin-block">
          <h2>{askingWords.question.similar}</h2>
          <ul>
            {similar.map((one) => (
              <li key={one.url}>
                <a href={pathOf(one.url)} dir="auto">
                  {one.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {tags.length > 0 ? (
        <div className="margin-block">
          <h2>{words.pages.tags}</h2>
          <p>
            {tags.map((tag) => (
              <a
                key={tag}
                className="tag-link"
                href={addresses.tag(addresses.list(question.communitySlug, 'questions'), tag)}
              >
                #{tag}
              </a>
            ))}
          </p>
        </div>
      ) : null}
    </aside>
  )
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function QuestionHead({ question }: { question: QuestionShape }) {
  const told = (text: string, by: string, at: number) => ({
    text,
    dateCreated: new Date(at).toISOString(),
    author: { '@type': 'Person', name: by },
  })
  const answers = question.answerList.map((answer) => ({
    '@type': 'Answer',
    ...told(textOf(answer.html), answer.by.name, answer.at),
    upvoteCount: answer.votes,
  }))
  const accepted = answers.find((_, index) => question.answerList[index]?.accepted)
  return (
    <Head
      title={question.title}
      description={question.lead || question.title}
      canonical={pathOf(question.url)}
      data={{
        '@context': 'https://schema.org',
        '@type': 'QAPage',
        mainEntity: {
          '@type': 'Question',
          name: question.title,
          ...told(question.lead || question.title, question.by.name, question.at),
          answerCount: answers.length,
          ...(accepted ? { acceptedAnswer: accepted } : {}),
          suggestedAnswer: answers.filter((answer) => answer !== accepted),
        },
      }}
    />
  )
}
