/** Everybody whose requests the crawl makes. `api-key` is the learner through a key of theirs. */
export const actors = [
  'signed-out',
  'learner',
  'other-learner',
  'lead',
  'author',
  'reviewer',
  'administrator',
  'disabled',
  'api-key',
] as const

/** One of them. */
export type Actor = (typeof actors)[number]

/** Who is to be let in, and with which answer; everybody else is to be refused. */
export interface ExpectedAccess {
  readonly route: string
  /**
   * `owner`: the learner whose row it is, in person or by key. `in-person`: whoever is signed in
   * with a browser; a key cannot manage sign-in. `author`: authors and administrators. `lead`: leads and administrators; the lead of the
   * crawl has no team, and so nobody. `nobody`: refused to all, though it exists.
   */
  readonly to:
    'anyone' | 'signed-in' | 'in-person' | 'owner' | 'lead' | 'author' | 'administrator' | 'nobody'
  readonly status: number
  /** Where one of them is answered otherwise. */
  readonly but?: Readonly<Partial<Record<Actor, number>>>
  /**
   * What those who are let in see here and nowhere else. Administrators: streams are named by id.
   * Authors and administrators: items with their keys, the reserved ones among them. Everybody who
   * is let in: lessons with their answers, exercises with the learner's own score.
   */
  readonly shows?: 'ids of all streams' | 'keys of items' | 'what is taught'
}

/**
 * Who may do what, written from what the product promises (and never from a policy.ts): an
 * administrator manages people and takes the ledger along; each person has their own assessments
 * and their own data, closed to every role, administrators included; nobody else comes in.
 */
export const expectedAccess: readonly ExpectedAccess[] = [
  {route: 'GET /healthz', to: 'anyone', status: 200},
  {route: 'GET /readyz', to: 'anyone', status: 200},
  {route: 'GET /metrics', to: 'nobody', status: 404}, // no token is set, and the crawl has no address

  // coming in
  {route: 'GET /api/viewer', to: 'anyone', status: 200},
  {route: 'POST /api/set-up', to: 'nobody', status: 403}, // it has been set up
  {route: 'GET /api/invitations/open/:token', to: 'anyone', status: 200}, // whoever has the link
  {route: 'POST /api/invitations/accept', to: 'anyone', status: 201},
  {route: 'POST /api/password-resets', to: 'anyone', status: 202},
  {route: 'GET /api/password-resets/:token', to: 'anyone', status: 200}, // whoever has the link
  {route: 'POST /api/password-resets/:token', to: 'anyone', status: 204},

  // people
  {route: 'GET /api/people', to: 'administrator', status: 200},
  {route: 'PATCH /api/people/:id', to: 'administrator', status: 200},
  {route: 'DELETE /api/people/:id', to: 'administrator', status: 204},
  {route: 'POST /api/people/:id/password-reset', to: 'administrator', status: 201},
  {route: 'GET /api/teams', to: 'administrator', status: 200},
  {route: 'POST /api/teams', to: 'administrator', status: 201},
  {route: 'GET /api/invitations', to: 'administrator', status: 200},
  {route: 'POST /api/invitations', to: 'administrator', status: 201},
  {route: 'POST /api/invitations/:id/link', to: 'administrator', status: 201},
  {route: 'DELETE /api/invitations/:id', to: 'administrator', status: 204},
  {route: 'POST /api/people/import/preview', to: 'administrator', status: 200},
  {route: 'POST /api/people/import', to: 'administrator', status: 200},

  // one's own data
  {route: 'GET /api/my-data', to: 'signed-in', status: 200},
  {route: 'GET /api/my-data/export', to: 'signed-in', status: 200},
  {route: 'PATCH /api/my-data/person', to: 'signed-in', status: 200},

  // one's own assessments
  {route: 'GET /api/assessments', to: 'signed-in', status: 200},
  {route: 'POST /api/assessments', to: 'signed-in', status: 201},
  {route: 'GET /api/test-outs', to: 'signed-in', status: 200},
  {route: 'GET /api/assessments/:id', to: 'owner', status: 200},
  {route: 'POST /api/assessments/:id/answers', to: 'owner', status: 200},
  {route: 'POST /api/assessments/:id/pause', to: 'owner', status: 200},
  {route: 'POST /api/assessments/:id/resume', to: 'owner', status: 200},
  {route: 'POST /api/assessments/:id/finish', to: 'owner', status: 200},
  {route: 'POST /api/assessments/:id/continue', to: 'owner', status: 200},
  {route: 'GET /api/assessments/:id/results', to: 'owner', status: 200},
  {route: 'GET /api/assessments/:id/answers', to: 'owner', status: 200},

  // the plan that follows from one's results
  {route: 'GET /api/plan', to: 'signed-in', status: 200},

  // lessons, with progress of one's own
  {route: 'GET /api/lessons', to: 'signed-in', status: 200},
  {route: 'GET /api/lessons/:id', to: 'signed-in', status: 200, shows: 'what is taught'},
  {
    route: 'POST /api/lessons/:id/responses',
    to: 'signed-in',
    status: 200,
    shows: 'what is taught',
  },

  // one's own attempts at exercises
  {route: 'GET /api/exercises', to: 'signed-in', status: 200, shows: 'what is taught'},
  {
    route: 'POST /api/exercises/:exercise/attempts',
    to: 'signed-in',
    status: 201,
    shows: 'what is taught',
  },
  {route: 'GET /api/exercise-attempts/:id', to: 'owner', status: 200, shows: 'what is taught'},
  {
    route: 'POST /api/exercise-attempts/:id/actions',
    to: 'owner',
    status: 200,
    shows: 'what is taught',
  },
  {
    route: 'POST /api/exercise-attempts/:id/undo',
    to: 'owner',
    status: 200,
    shows: 'what is taught',
  },
  {
    route: 'POST /api/exercise-attempts/:id/hints',
    to: 'owner',
    status: 200,
    shows: 'what is taught',
  },
  {
    route: 'POST /api/exercise-attempts/:id/finish',
    to: 'owner',
    status: 200,
    shows: 'what is taught',
  },

  // one's own examinations; what was noticed, for reviewers and administrators too
  {route: 'GET /api/examinations', to: 'signed-in', status: 200},
  {route: 'POST /api/examinations', to: 'signed-in', status: 201},
  {route: 'GET /api/examinations/:id', to: 'owner', status: 200},
  {route: 'POST /api/examinations/:id/assessment', to: 'owner', status: 200},
  {route: 'POST /api/examinations/:id/exercises/:exercise', to: 'owner', status: 200},
  {route: 'POST /api/examinations/:id/finish', to: 'owner', status: 200},
  {
    route: 'GET /api/examinations/:id/signals',
    to: 'owner',
    status: 200,
    but: {reviewer: 200, administrator: 200},
  },

  // the words
  {route: 'GET /api/lexicon', to: 'signed-in', status: 200},

  // gaps of teams, for their leads; of the organisation
  {route: 'GET /api/teams/:id/gaps', to: 'lead', status: 200, but: {lead: 404}},
  {route: 'GET /api/teams/:id/completion', to: 'lead', status: 200, but: {lead: 404}},
  {route: 'GET /api/teams/:id/gaps.csv', to: 'lead', status: 200, but: {lead: 404}},
  {route: 'GET /api/teams/:id/gaps.pdf', to: 'lead', status: 200, but: {lead: 404}},
  {route: 'POST /api/teams/:id/audits', to: 'lead', status: 201, but: {lead: 404}},
  {route: 'GET /api/organisation/gaps', to: 'administrator', status: 200},

  // what one was told, and for leads what did not go out
  {route: 'GET /api/notifications', to: 'signed-in', status: 200},
  {route: 'GET /api/notifications/unread', to: 'signed-in', status: 200},
  {route: 'POST /api/notifications/read', to: 'signed-in', status: 200},
  {route: 'POST /api/notifications/:id/read', to: 'owner', status: 200},
  {route: 'GET /api/notifications/undelivered', to: 'lead', status: 200},
  {
    route: 'POST /api/notifications/undelivered/:id/send',
    to: 'lead',
    status: 202,
    but: {lead: 404},
  },

  // what is assigned: to oneself, and by leads to their own team
  {route: 'GET /api/assignments/mine', to: 'signed-in', status: 200},
  {route: 'GET /api/assignments/assignees', to: 'lead', status: 200},
  {route: 'GET /api/assignments', to: 'lead', status: 200},
  {route: 'POST /api/assignments', to: 'lead', status: 201, but: {lead: 403}},
  {route: 'POST /api/assignments/:id/withdrawal', to: 'lead', status: 200, but: {lead: 404}},
  {route: 'GET /api/assignments/overview', to: 'lead', status: 200},
  {route: 'GET /api/assignments/overview.csv', to: 'lead', status: 200},
  {route: 'GET /api/assignments/teams', to: 'lead', status: 200},
  {
    route: 'PUT /api/assignments/duties/:id/exemption',
    to: 'lead',
    status: 200,
    but: {lead: 404},
  },
  {
    route: 'DELETE /api/assignments/duties/:id/exemption',
    to: 'lead',
    status: 200,
    but: {lead: 404},
  },

  // appeals: one's own, and those that authors and administrators decide
  {route: 'GET /api/appeals', to: 'signed-in', status: 200},
  {route: 'POST /api/appeals', to: 'owner', status: 201},
  {route: 'POST /api/appeals/:id/withdrawal', to: 'owner', status: 200},
  {route: 'GET /api/appeals/to-decide', to: 'author', status: 200, shows: 'keys of items'},
  {route: 'GET /api/appeals/to-decide/:id', to: 'author', status: 200, shows: 'keys of items'},
  {
    route: 'POST /api/appeals/to-decide/:id/decision',
    to: 'author',
    status: 200,
    shows: 'keys of items',
  },

  // the item bank, to be read alone
  {route: 'GET /api/authoring/items', to: 'author', status: 200, shows: 'keys of items'},
  {
    route: 'GET /api/authoring/items/:domain/:slug',
    to: 'author',
    status: 200,
    shows: 'keys of items',
  },

  // the identity provider: its settings, and the way through it, which leads onward whoever asks
  {route: 'GET /api/single-sign-on', to: 'administrator', status: 200},
  {route: 'PUT /api/single-sign-on', to: 'administrator', status: 200},
  {route: 'DELETE /api/single-sign-on', to: 'administrator', status: 204},
  {route: 'DELETE /api/single-sign-on/people/:id', to: 'administrator', status: 204},
  {route: 'POST /api/single-sign-on/test', to: 'administrator', status: 200},
  {route: 'GET /api/single-sign-on/offered', to: 'anyone', status: 200},
  {route: 'GET /api/single-sign-on/start', to: 'anyone', status: 302},
  {route: 'GET /api/single-sign-on/callback', to: 'anyone', status: 302},

  // how long what is about people is kept
  {route: 'GET /api/retention', to: 'administrator', status: 200},
  {route: 'PUT /api/retention', to: 'administrator', status: 200},
  {route: 'GET /api/retention/preview', to: 'administrator', status: 200},

  // one's own credentials, standing and logins
  {route: 'GET /api/credentials', to: 'signed-in', status: 200},
  {route: 'GET /api/credentials/calendar.ics', to: 'signed-in', status: 200},
  {route: 'GET /api/standing', to: 'signed-in', status: 200},
  {route: 'GET /api/logins', to: 'signed-in', status: 200},
  {route: 'PUT /api/logins', to: 'signed-in', status: 200},

  // what administrators and the committee decide, leads see, and the gate asks
  ...(['suspend', 'reinstate', 'revoke'] as const).map((verb) => ({
    route: `POST /api/credentials/:id/${verb}`,
    to: 'administrator' as const,
    status: 200,
    but: {reviewer: 200},
  })),
  {route: 'GET /api/teams/:teamId/standing', to: 'lead', status: 200, but: {lead: 404}},
  {
    route: 'GET /api/certification', // it asks about the learner, who may ask as well
    to: 'lead',
    status: 200,
    but: {learner: 200, 'api-key': 200},
  },
  {route: 'GET /api/logins/all', to: 'administrator', status: 200},
  {route: 'POST /api/logins/:id/confirm', to: 'administrator', status: 200},
  {route: 'GET /api/issuer-keys', to: 'administrator', status: 200},
  {route: 'POST /api/issuer-keys/:number/withdraw', to: 'administrator', status: 200},

  // what verifies a credential: whoever has its address
  {route: 'GET /api/verify/:id', to: 'anyone', status: 200},
  {route: 'GET /api/verify/:id/credential.json', to: 'anyone', status: 200},
  {route: 'GET /api/verify/:id/credential.jwt', to: 'anyone', status: 200},
  {route: 'GET /api/verify/:id/credential.svg', to: 'anyone', status: 200},
  {route: 'GET /api/verify/:id/credential.png', to: 'anyone', status: 200},
  {route: 'GET /.well-known/did.json', to: 'anyone', status: 200},
  {route: 'GET /did.json', to: 'anyone', status: 200},
  {route: 'GET /api/status-lists/:purpose/:number', to: 'anyone', status: 200},
  {route: 'GET /api/certification/key', to: 'anyone', status: 200},

  // the ledger
  {
    route: 'GET /api/ledger/export',
    to: 'administrator',
    status: 200,
    shows: 'ids of all streams',
  },
  {
    route: 'GET /api/ledger/checkpoint',
    to: 'administrator',
    status: 200,
    shows: 'ids of all streams',
  },
  {
    route: 'POST /api/ledger/checkpoints',
    to: 'administrator',
    status: 201,
    shows: 'ids of all streams',
  },

  // signing in, kept by better-auth
  {route: 'GET /api/auth/ok', to: 'anyone', status: 200},
  {
    route: 'POST /api/auth/sign-in/email',
    to: 'anyone',
    status: 200,
    but: {disabled: 403},
  },
  {route: 'POST /api/auth/sign-out', to: 'anyone', status: 200},
  {route: 'GET /api/auth/get-session', to: 'anyone', status: 200}, // null when signed out
  {route: 'GET /api/auth/list-sessions', to: 'in-person', status: 200},
  {route: 'POST /api/auth/revoke-session', to: 'in-person', status: 200},
  {route: 'POST /api/auth/revoke-sessions', to: 'in-person', status: 200},
  {route: 'POST /api/auth/revoke-other-sessions', to: 'in-person', status: 200},
  {route: 'POST /api/auth/change-password', to: 'in-person', status: 200},
  {route: 'GET /api/auth/passkey/generate-register-options', to: 'in-person', status: 200},
  {route: 'GET /api/auth/passkey/generate-authenticate-options', to: 'anyone', status: 200},
  {route: 'GET /api/auth/passkey/list-user-passkeys', to: 'in-person', status: 200},
  {route: 'POST /api/auth/passkey/update-passkey', to: 'in-person', status: 200},
  {route: 'POST /api/auth/passkey/delete-passkey', to: 'in-person', status: 200},
  // these two need an authenticator, which the crawl has not: let in, and then refused for that
  {route: 'POST /api/auth/passkey/verify-registration', to: 'in-person', status: 400},
  {route: 'POST /api/auth/passkey/verify-authentication', to: 'anyone', status: 400},
  {route: 'POST /api/auth/api-key/create', to: 'in-person', status: 200},
  {route: 'GET /api/auth/api-key/list', to: 'in-person', status: 200},
  {route: 'POST /api/auth/api-key/delete', to: 'in-person', status: 200},
]

/** The status that an actor is to get. */
export function expectedStatus({to, status, but}: ExpectedAccess, actor: Actor): number {
  const exception = but?.[actor]
  if (exception !== undefined) return exception
  if (to === 'anyone' || to === 'nobody') return status
  if (actor === 'signed-out' || actor === 'disabled') return 401
  switch (to) {
    case 'signed-in':
      return status
    case 'in-person':
      return actor === 'api-key' ? 401 : status
    case 'owner':
      // another person's row does not exist, whatever the role
      return actor === 'learner' || actor === 'api-key' ? status : 404
    case 'lead':
      return actor === 'lead' || actor === 'administrator' ? status : 403
    case 'author':
      return actor === 'author' || actor === 'administrator' ? status : 403
    case 'administrator':
      return actor === 'administrator' ? status : 403
  }
}
