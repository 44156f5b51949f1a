import { Component, lazy, type ReactNode, Suspense, useState } from 'react'
import { words } from '../words/en.ts'
import { useTakenOver } from './time.tsx'

const Compose = lazy(() => import('../editor/Compose.tsx'))

interface Props {
  label: string
  text: string
  onChange: (markdown: string) => void
  /** Changes when the text was replaced from outside (sent, restored): the editor takes its text anew. */
  round: string | number
}

/** Where a body is written. Until the editor is here, and where it cannot be had, a plain field takes the same Markdown. */
export function Composer({ label, text, onChange, round }: Props) {
  const live = useTakenOver()
  // Who has begun in the plain field goes on in it until that was sent: an editor coming in between would lose the letters typed meanwhile.
  const [begun, setBegun] = useState<Props['round'] | null>(null)
  const begin = () => setBegun(round)
  const plain = <PlainText label={label} text={text} onChange={onChange} onBegin={begin} begun={begun === round} />
  if (!live || begun === round) return plain
  return (
    <Fallback plain={plain}>
      <Suspense fallback={plain}>
        <Compose key={round} label={label} initialMarkdown={text} onChange={onChange} />
      </Suspense>
    </Fallback>
  )
}

interface PlainProps extends Omit<Props, 'round'> {
  begun: boolean
  onBegin: () => void
}

function PlainText({ label, text, onChange, begun, onBegin }: PlainProps) {
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: it had the focus where it stood before
      autoFocus={begun}
      className="plain-text"
      aria-label={label}
      rows={7}
      placeholder={words.markdownHint}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onFocus={onBegin}
    />
  )
}

/** Without a network the editor's script may not come; writing goes on in the plain field. */
class Fallback extends Component<{ plain: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? this.props.plain : this.props.children
  }
}
