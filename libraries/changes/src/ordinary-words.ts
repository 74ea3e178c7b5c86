/**
 * Parts of a product that are as they are in any product, with or without models: in a package that
 * is about models as a whole, what bears one of these names is not about what a model does.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  (
    'about account accounts activity admin alembic alerts analytics analyze audit auth authentication authorization ' +
    'backup banner billing branding build cache changelog ci cli color colors command commands common compat ' +
    'console control cookie cors cron crypto css date datetime db debug debugger deploy deprecation display ' +
    'docker docs download email encryption env environment error errors exception exceptions export footer format formatter ' +
    'formatting grammar header health help hooks http i18n install installer icon icons invite lang layout lexer license ' +
    'keys linter locale locales log logger logging login logview mail menu middleware migrate migration migrations ' +
    'monitor monitoring network notification notifications oauth oidc packaging pagination parser password path paths ' +
    'permission permissions printer profile progress proxy queue quota rate limit redis report reports retry role roles routes ' +
    'screen security settings setup shutdown signal sqlite sso stats storage stripe styles table ' +
    'team teams telemetry tenant terminal theme themes threading time timeout tui tunnel ui upgrade upload usage user users ' +
    'lazy printers authenticator authenticators saml sla slas validation version view viewer web webhook webhooks webui'
  ).split(' '),
)

/** Ways in which somebody signs in: what is called after a maker there is a way to it and no model. */
export const signIn =
  /(^|[/_.-])(auth|oauth2?|oidc|saml|sso|login|logins|authentication|authenticators?|authorization|passport)([/_.-]|$)/

/** A word of the field that means something else where the rest of the path fits the pattern. */
export interface Homonym {
  readonly words: RegExp
  /** Tried on the whole path in lower case. */
  readonly within: RegExp
}

/** Read off false alarms: loaders of GraphQL, benchmarks of the stock market, tools of a kitchen. */
export const homonyms: readonly Homonym[] = [
  {words: /^(data ?loaders?)$/, within: /graphql|(^|\/)(api|server|gql)\//},
  // where data is declared, not where a model is made
  {
    words: /^models?$/,
    within: /(^|\/)models\.(py|ts|go|rb|java)$|\.model\.(ts|js)$|(^|\/)(access|db|database)\//,
  },
  {
    words: /^temperature$/,
    within: /recipe|weather|sensor|climate|thermo|convers|unit|hvac|device|oven/,
  },
  {
    words: /^tools?$/,
    within: /recipe|kitchen|toolbar|tooltip|^tools\/|(^|\/)tools\/(build|dev|ci|scripts)/,
  },
  {words: /^benchmarks?$/, within: /portfolio|market|stock|fund|(^|\/)apps?\/api\/|\.controller\./},
  {
    words: /^(conversation|chats?|assistants?|completion|agents?)$/,
    within:
      /docker|kubernetes|queue|inbox|capacity|enterprise\/agent|customer|support|ticket|shell[-_]?completion|bash[-_]?completion/,
  },
  {
    words:
      /^(providers?|models?|generators?|detectors?|pipelines?|chains?|predictions?|forecasts?)$/,
    within:
      /(^|[/_.-])(auth\w*|oauth\w*|sso|login|billing|payments?|stripe|e?mail|sms|storage|budgets?|blockchain)([/_.-]|$)/,
  },
  {
    words: /./,
    within: /(^|[/_.-])(billing|stripe|invoices?|subscriptions?|checkout)([/_.-]|provider|service)/,
  },
]
