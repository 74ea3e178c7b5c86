import type {Message} from '../../mail/mail.ts'

export interface InvitationMail {
  readonly to: string
  readonly name: string
  readonly organisation: string
  readonly link: string
  readonly expiresAt: Date
}

/** The mail that brings an invitation: plain text, and the same as simple HTML. */
export function invitationMail({to, name, organisation, link, expiresAt}: InvitationMail): Message {
  const until = expiresAt.toISOString().slice(0, 10)
  const paragraphs = [
    `Hello ${name},`,
    `${organisation} uses Airworthy to keep AI safety a verified skill of its engineers. You are invited to join.`,
    `This link opens your account. It works once, until ${until}:`,
  ]
  const after =
    'If you did not expect this, you need do nothing: without the link no account is made.'
  return {
    to,
    subject: `Your invitation to Airworthy at ${organisation}`,
    text: [...paragraphs, link, after].join('\n\n') + '\n',
    html: [
      '<!doctype html><html lang="en"><body style="font: 15px/24px sans-serif; max-width: 40em">',
      ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
      `<p><a href="${escaped(link)}">Open your account</a></p>`,
      `<p>${escaped(link)}</p>`,
      `<p>${escaped(after)}</p>`,
      '</body></html>',
    ].join('\n'),
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
