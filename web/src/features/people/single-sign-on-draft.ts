import type {
  GroupMapping,
  SingleSignOnRequest,
  SingleSignOnSettings,
} from '@airworthy/server/features/people/views.ts'

/** The settings as they are typed: lists as text. */
export interface SingleSignOnDraft {
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** Empty: the stored one stays. */
  readonly clientSecret: string
  readonly scopes: string
  readonly groupsClaim: string
  readonly mappings: readonly GroupMapping[]
  readonly admission: SingleSignOnSettings['admission']
  readonly domains: string
  readonly addressesVerified: boolean
  readonly localSignIn: SingleSignOnSettings['localSignIn']
}

/** What stands in the form before anything is typed. */
const emptyDraft: SingleSignOnDraft = {
  label: '',
  issuer: '',
  clientId: '',
  clientSecret: '',
  scopes: 'openid profile email',
  groupsClaim: 'groups',
  mappings: [],
  admission: 'nobody',
  domains: '',
  addressesVerified: false,
  localSignIn: 'everyone',
}

/** The settings as a draft; those of a new provider where there are none. */
export function draftFrom(settings: SingleSignOnSettings | null): SingleSignOnDraft {
  if (settings === null) return emptyDraft
  return {
    ...settings,
    clientSecret: '',
    scopes: settings.scopes.join(' '),
    domains: settings.domains.join(' '),
  }
}

/** What is sent of a draft; a secret that was not typed is left out. */
export function requestFrom(draft: SingleSignOnDraft): SingleSignOnRequest {
  const {clientSecret, ...settings} = draft
  return {
    ...settings,
    label: settings.label.trim(),
    issuer: settings.issuer.trim(),
    clientId: settings.clientId.trim(),
    groupsClaim: settings.groupsClaim.trim(),
    scopes: wordsIn(settings.scopes),
    domains: wordsIn(settings.domains.toLowerCase().replaceAll('@', ' ')),
    mappings: [...settings.mappings],
    ...(clientSecret === '' ? {} : {clientSecret}),
  }
}

/** Whether the secret must be typed: there is none, or it belongs to another issuer. */
export function needsSecret(
  draft: SingleSignOnDraft,
  {settings, secretStored}: {settings: SingleSignOnSettings | null; secretStored: boolean},
): boolean {
  return !secretStored || settings?.issuer !== draft.issuer.trim()
}

/** Words between spaces, commas or lines, each once. */
function wordsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/u).filter((word) => word !== ''))]
}
