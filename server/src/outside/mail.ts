import type { Mailer } from '../ports/mail.ts'

/** What stands in the head of a letter is one line: a title with a line break in it would begin another head. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const oneLine = (text: string) => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()

/** So long one letter is waited for: less than the two minutes after which another process takes it for its own (`work/mail-notices.ts`). */
const PATIENCE = 90_000
/** So long the mail server may say nothing; what `SMTP_URL` says of it goes before. */
const SILENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000 }

/** A mail server may take minutes to say that it does not answer; nobody waits so long for it, least of all a server that stops. */
const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new Error('The mail server had not taken the letter when nobody waited any more'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })

/** Mail through the server that SMTP_URL names. Nothing is connected until the first letter. */
export async function openMailer(
  url: string,
  from: string,
  patience: number = PATIENCE,
): Promise<Mailer & AsyncDisposable> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(
    { url, ...SILENCE },
    {
      from,
      // What a letter holds is text of ours: it reads no files and fetches nothing, whatever stands in it.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  )
  return {
    async send({ to, subject, text, html, unsubscribe }, signal) {
      const list = unsubscribe && {
        'List-Unsubscribe': `<${oneLine(unsubscribe)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
      const patient = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])])
      const end = endOf(patient)
      const sent = transport.sendMail({
        // What is not waited for any more is not sent after all: somebody else sends it then.
        signal: patient,
        // An object is taken as one address; in a text, a comma would make two of it.
        to: { name: '', address: to },
        subject: oneLine(subject),
        text,
        ...(html ? { html } : {}),
        ...(list ? { headers: list } : {}),
      })
      await Promise.race([sent, end])
    },
    async [Symbol.asyncDispose]() {
      transport.close()
    },
  }
}
