import { routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import { Day } from '../../ui/time.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { mailWords } from '../../words/mails.ts'
import { isQuiet, WeekLists } from '../shared/WeekLists.tsx'

const said = mailWords.draft

/** The digest that goes out next, for hosts to write above it together, or to leave it out; without mail it is read on its page alone. */
export function DigestDraft({ slug }: { slug: string }) {
  const { data } = useRoute(routes.readDigest, calls.community(slug))
  const change = useSaidAct(routes.changeDigest)
  const open = useSaidAct(routes.openDigestPage)
  if (!data) return null
  const where = addresses.list(slug, 'keeping')
  const write = async () => {
    const done = await open.act({ params: { slug } }, { what: said.asked, where })
    if (done?.output) void navigate(pathOf(done.output.url))
  }
  return (
    <section>
      <h2>{said.title}</h2>
      <p className="quiet-line">
        {data.sends ? said.before : said.shown} <Day at={data.at} /> {data.sends ? said.after : said.holds}
      </p>
      {data.skipped ? (
        <p className="notice">{said.skipped}</p>
      ) : (
        <>
          {data.intro ? (
            <p className="gathering-about" dir="auto">
              {data.intro}
            </p>
          ) : null}
          {isQuiet(data) ? <p className="quiet-line">{said.quiet}</p> : <WeekLists week={data} level="h3" />}
        </>
      )}
      <p className="hint">{said.writeAbout}</p>
      <p className="form-actions">
        {data.page ? (
          <a className="button" href={pathOf(data.page.url)}>
            {said.open}
          </a>
        ) : (
          <button type="button" className="button" disabled={open.busy} onClick={() => void write()}>
            {said.write}
          </button>
        )}
        <button
          type="button"
          className="button quiet"
          disabled={change.busy}
          onClick={() =>
            void change.act({ params: { slug }, input: { skipped: !data.skipped } }, { what: said.title, where })
          }
        >
          {data.skipped ? said.unskip : said.skip}
        </button>
      </p>
    </section>
  )
}
