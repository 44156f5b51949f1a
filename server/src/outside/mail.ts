import type { Mailer } from '../ports/mail.ts'

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
    async send({ to, subject, text }) {
      // An object is taken as one address; in a text, a comma would make two of it.
      await transport.sendMail({ to: { name: '', address: to }, subject: subject.replace(/\s+/g, ' '), text })
    },
    async [Symbol.asyncDispose]() {
      transport.close()
    },
  }
}
