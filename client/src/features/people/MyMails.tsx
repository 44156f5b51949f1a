import { routes } from '@commonplace/api'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { mailWords } from '../../words/mails.ts'

const KINDS = ['immediate', 'digest'] as const

/** Which mails one wants from each community; nothing where the installation sends none. */
export function MyMails() {
  const { data } = useRoute(routes.readMails)
  const change = useAct(routes.changeMails)
  if (!data?.sends || data.communities.length === 0) return null
  const set = async (slug: string, kind: (typeof KINDS)[number], on: boolean) => {
    const done = await change.act({ params: { slug }, input: { [kind]: on } }, { what: mailWords.title, where: '/me' })
    if (done) toast(mailWords.saved)
  }
  return (
    <section className="form">
      <h2>{mailWords.title}</h2>
      <p className="quiet-line">{data.proven ? mailWords.about : mailWords.unproven}</p>
      {data.communities.map(({ slug, name, ...wanted }) => (
        <fieldset key={slug} className="checks">
          <legend>{name}</legend>
          {KINDS.map((kind) => (
            <label key={`${kind} ${wanted[kind]}`}>
              <input
                type="checkbox"
                defaultChecked={wanted[kind]}
                onChange={(event) => void set(slug, kind, event.currentTarget.checked)}
              />{' '}
              {mailWords[kind]}
            </label>
          ))}
        </fieldset>
      ))}
      <FormProblem refusal={change.refusal} fields={[]} />
    </section>
  )
}
