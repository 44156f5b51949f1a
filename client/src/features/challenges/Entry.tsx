import { type ChallengeShape, type EntryShape, routes, urlOf } from '@commonplace/api'
import { PEERS_CONFIRM } from '@commonplace/domain'
import { pathOf } from '../../addresses.ts'
import { Names } from '../../ui/People.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { challengeWords } from '../../words/challenges.ts'

const said = challengeWords.entry

/** What somebody entered, who confirmed it, and what whoever reads may do about it. */
export function Entry({ entry, challenge }: { entry: EntryShape; challenge: ChallengeShape }) {
  const { by, page, version, confirmed, answers, earnedAt } = entry
  const lacks = PEERS_CONFIRM - confirmed.length
  return (
    <li className="row entry">
      <div className="row-main">
        {page ? (
          <a className="row-title" href={pathOf(page.url)} dir="auto">
            {page.title}
          </a>
        ) : (
          <span className="row-title quiet">{said.gone}</span>
        )}
        <div className="row-note">
          <b className="name">{by.name}</b> · {said.version(version)}
          {earnedAt === null ? '' : ` · ${said.earned}`}
        </div>
        {answers ? (
          <p className="row-note" dir="auto">
            {said.answers(answers.badge, answers.goal)}
          </p>
        ) : null}
        <p className="row-note">
          {confirmed.length > 0 ? (
            <>
              {said.confirmed} <Names people={confirmed} />
              {earnedAt === null ? '. ' : null}
            </>
          ) : null}
          {earnedAt === null ? (lacks > 1 ? said.two : said.one) : null}
        </p>
        <Acts entry={entry} challenge={challenge} />
      </div>
    </li>
  )
}

function Acts({ entry, challenge }: { entry: EntryShape; challenge: ChallengeShape }) {
  const confirm = useSaidAct(routes.confirmEntry)
  const unconfirm = useSaidAct(routes.unconfirmEntry)
  const withdraw = useSaidAct(routes.withdrawEntry)
  const { id, by, may, mine } = entry
  const call = { params: { id } }
  const about = { what: said.confirmOf(by.name), where: pathOf(challenge.url) }
  const own = { what: said.withdraw, where: pathOf(challenge.url) }
  if (!(may.confirm || may.unconfirm || may.withdraw || may.download)) return null
  return (
    <>
      <p className="form-actions">
        {may.confirm ? (
          <button
            type="button"
            className="button"
            aria-label={`${said.confirm} (${by.name})`}
            onClick={() => {
              if (!confirm.busy) void confirm.act(call, about).then((done) => toastDone(done))
            }}
          >
            {said.confirm}
          </button>
        ) : null}
        {may.unconfirm ? (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              if (!unconfirm.busy)
                void unconfirm.act(call, { ...about, what: said.unconfirm }).then((done) => toastDone(done))
            }}
          >
            {said.unconfirm}
          </button>
        ) : null}
        {may.withdraw ? (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              if (!withdraw.busy) void withdraw.act(call, own).then((done) => toastDone(done))
            }}
          >
            {said.withdraw}
          </button>
        ) : null}
        {may.download ? (
          <a className="button" href={urlOf(routes.readBadgeCredential, call)} download>
            {said.download}
          </a>
        ) : null}
      </p>
      {mine && may.download ? <p className="hint">{said.downloadHint}</p> : null}
    </>
  )
}
