import type { OutputOf, RouteName, routes } from '@commonplace/api'
import { escapeHtml } from '@commonplace/document/escape'
import { fetchKept } from '../../data/query-client.ts'
import { toast } from '../../ui/toasts.tsx'
import { comparingWords as words } from '../../words/comparing.ts'
import { historyRoutes, type WithHistory } from './history-routes.ts'

type Body = OutputOf<typeof routes.readVersion>
const FORMS = {
  markdown: { ending: 'md', type: 'text/markdown', text: ({ markdown }: Body) => markdown ?? '' },
  html: { ending: 'html', type: 'text/html', text: asHtml },
  json: { ending: 'json', type: 'application/json', text: ({ json }: Body) => `${JSON.stringify(json, null, 2)}\n` },
} as const
type Form = keyof typeof FORMS

function asHtml({ fields: { title }, html }: Body): string {
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title>`
  return `<!doctype html>\n<html>${head}<body>\n<h1>${escapeHtml(title)}</h1>\n${html}</body></html>\n`
}

/** A version as a file, in one of three forms. */
export function Download({ of, n }: { of: WithHistory; n: number }) {
  const save = async (form: Form) => {
    const { ending, type, text } = FORMS[form]
    try {
      const name = historyRoutes(of.kind).version.name as RouteName
      const kept = await fetchKept({ name, params: { id: of.id, n: String(n) }, query: { format: form } })
      const body = kept.data as Body
      const url = URL.createObjectURL(new Blob([text(body)], { type: `${type};charset=utf-8` }))
      const link = document.createElement('a')
      link.href = url
      link.download = `${body.fields.title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'text'}-${n}.${ending}`
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch {
      // A refusal and a lost connection alike: there is nothing to save, and it can be tried again.
      toast(words.downloadFailed)
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, no part of a form
    <span className="download-version" role="group" aria-label={words.download}>
      {words.download}:{' '}
      {(Object.keys(FORMS) as Form[]).map((form) => (
        <button key={form} type="button" className="link" onClick={() => save(form)}>
          {words.forms[form]}
        </button>
      ))}
    </span>
  )
}
