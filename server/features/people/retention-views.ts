import {z} from 'zod'

/** How long what is about people is kept; everything else goes when a person is erased. */
export const retentionRequest = z.object({
  disabledMonths: z
    .int()
    .min(1)
    .max(120)
    .nullable()
    .meta({description: 'after which disabled people are erased; null: never by themselves'}),
  signInDays: z
    .int()
    .min(1)
    .max(365)
    .meta({description: 'after which ended sessions and lapsed invitations are deleted'}),
})

export const retentionView = retentionRequest.extend({
  changedAt: z.iso.datetime().nullable().meta({description: 'null: the default applies'}),
})

/** Who would be erased when, the next first. Only disabled people are. */
export const retentionPreviewView = z.object({
  settings: retentionRequest,
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      disabledAt: z.iso.datetime(),
      erasedFrom: z.iso
        .datetime()
        .nullable()
        .meta({description: 'when it may happen, at the daily run after it; null: never'}),
      due: z.boolean().meta({description: 'at the next daily run'}),
    }),
  ),
  total: z.int().min(0).meta({description: 'disabled people'}),
  due: z.int().min(0),
  signIns: z.object({
    sessions: z.int().min(0).meta({description: 'ended sessions that would be deleted now'}),
    invitations: z.int().min(0).meta({description: 'lapsed or revoked ones that would be deleted'}),
  }),
})

export type RetentionRequest = z.infer<typeof retentionRequest>
export type RetentionView = z.infer<typeof retentionView>
export type RetentionPreviewView = z.infer<typeof retentionPreviewView>
