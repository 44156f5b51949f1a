import type { Mailer } from '../ports/mail.ts'

/** What stands in the head of a letter is one line: a title with a line break in it would begin another head. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const oneLine = (text: string) => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()

/** A mail server may take minutes to say that it does not answer; a server that stops does not wait for it. */
const endOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new Error('The mail server had not taken the letter when this server stopped'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })

/** Mail through the server that SMTP_URL names. Nothing is connected until the first letter. */
export async function openMailer(url: string, from: string): Promise<Mailer & AsyncDisposable> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(url, {
    from,
    // What a letter holds is text of ours: it reads no files and fetches nothing, whatever stands in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, html, unsubscribe }, signal) {
      const list = unsubscribe && {
        'List-Unsubscribe': `<${oneLine(unsubscribe)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
      const sent = transport.sendMail({
        // An object is taken as one address; in a text, a comma would make two of it.
        to: { name: '', address: to },
        subject: oneLine(subject),
        text,
        ...(html ? { html } : {}),
        ...(list ? { headers: list } : {}),
      })
      await (signal ? Promise.race([sent, endOf(signal)]) : sent)
    },
    async [Symbol.asyncDispose]() {
      transport.close()
    },
  }
}
