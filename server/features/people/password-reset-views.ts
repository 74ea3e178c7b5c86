import {z} from 'zod'

/** Who has forgotten a password. The answer is the same whether or not the address is known. */
export const passwordResetRequest = z.object({email: z.email()})

/** The answer to everybody who asks: it says nothing about the address. */
export const passwordResetAskedView = z.object({
  mailed: z
    .enum(['if-known', 'never'])
    .meta({description: 'never: no mail server is configured, so ask an administrator'}),
  minutes: z.int().meta({description: 'how long the link works'}),
})

/** A link made by an administrator, shown this once. */
export const passwordResetLinkView = z.object({link: z.url(), expiresAt: z.iso.datetime()})

/** What the bearer of an open link may see. */
export const openPasswordResetView = z.object({
  organisation: z.string(),
  email: z.email(),
  expiresAt: z.iso.datetime(),
})

export const newPasswordRequest = z.object({password: z.string().max(1_000)})

export type PasswordResetAskedView = z.infer<typeof passwordResetAskedView>
export type PasswordResetLinkView = z.infer<typeof passwordResetLinkView>
export type OpenPasswordResetView = z.infer<typeof openPasswordResetView>
