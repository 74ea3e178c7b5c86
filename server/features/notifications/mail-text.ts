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
  /**
   * Paragraphs, separated by an empty line; lines within one stay lines. A paragraph that is an
   * address becomes the link of the mail, in place of `url`.
   */
  text: string
  url: string
}): Message {
  const paragraphs = [`Hello ${name},`, ...text.split('\n\n')]
  const ownLink = paragraphs.some(isAddress)
  const closing = 'You receive this because you have an account there. Replies are not read.'
  return {
    to,
    subject: title,
    text: [...paragraphs, ...(ownLink ? [] : [url]), closing].join('\n\n') + '\n',
    html: [
      '<!doctype html><html lang="en"><body style="font: 15px/24px sans-serif; max-width: 40em">',
      ...paragraphs.map(paragraphHtml),
      ...(ownLink
        ? []
        : [`<p><a href="${escaped(url)}">Open it in Airworthy</a></p>`, `<p>${escaped(url)}</p>`]),
      `<p>${escaped(closing)}</p>`,
      '</body></html>',
    ].join('\n'),
  }
}

function isAddress(paragraph: string): boolean {
  return /^https?:\/\/\S+$/.test(paragraph)
}

function paragraphHtml(paragraph: string): string {
  const html = escaped(paragraph).replaceAll('\n', '<br>')
  return isAddress(paragraph) ? `<p><a href="${html}">${html}</a></p>` : `<p>${html}</p>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
