import { Trouble } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'

/** An address that leads nowhere. */
export function NotFound() {
  const action = (
    <a className="button" href="/">
      {words.trouble.home}
    </a>
  )
  return (
    <Trouble title={words.trouble.notFound} sentence={words.trouble.notFoundSentence} action={action} status={404} />
  )
}
