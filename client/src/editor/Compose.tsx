import { useState } from 'react'

interface Props {
  label: string
  initialMarkdown?: string
  onChange: (markdown: string) => void
  autoFocus?: boolean
}

/** Where the body of a question or answer is written, as Markdown. */
export default function Compose({ label, initialMarkdown = '', onChange }: Props) {
  const [text, setText] = useState(initialMarkdown)
  return (
    <textarea
      className="plain-text"
      aria-label={label}
      rows={7}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(event.target.value)
      }}
    />
  )
}
