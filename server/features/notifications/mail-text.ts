import type {Message} from '../../mail/mail.ts'

/** The mail of a notification: plain text, and the same as simple HTML. */
export function notificationMail({
  to,
  name,
  title,
  text,
  url,
}: {
  to: string
  name: string
  title: string
  /** Paragraphs, separated by an empty line; lines within one stay lines. */
  text: string
  url: string
}): Message {
  const paragraphs = [`Hello ${name},`, ...text.split('\n\n')]
  const closing = 'You receive this because you have an account there. Replies are not read.'
  return {
    to,
    subject: title,
    text: [...paragraphs, url, closing].join('\n\n') + '\n',
    html: [
      '<!doctype html><html lang="en"><body style="font: 15px/24px sans-serif; max-width: 40em">',
      ...paragraphs.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`),
      `<p><a href="${escaped(url)}">Open it in Airworthy</a></p>`,
      `<p>${escaped(url)}</p>`,
      `<p>${escaped(closing)}</p>`,
      '</body></html>',
    ].join('\n'),
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
