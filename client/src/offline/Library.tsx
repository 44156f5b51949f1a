/** What this device keeps. */
export default function Library() {
  return <p className="quiet-line">Nothing is kept on this device.</p>
}
