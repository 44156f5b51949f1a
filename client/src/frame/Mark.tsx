/** The sign of the house: a page with its margin rule. */
export function Mark() {
  return (
    <svg className="mark" width="20" height="24" viewBox="0 0 20 24" aria-hidden="true">
      <path d="M3 1.5h9.5L18 7v15.5H3z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path className="mark-rule" d="M7 1.5v21" strokeWidth="2.4" />
    </svg>
  )
}
