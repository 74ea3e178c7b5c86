import {resolve} from 'node:path'
import {z} from 'zod'
import {AirworthyError} from '@airworthy/kernel'

const port = z.coerce.number().int().min(0).max(65_535)
const text = z.string().trim().min(1)

/** Every variable that the platform reads, each with what it does. Empty counts as absent. */
export const configSchema = z.object({
  AIRWORTHY_PORT: port
    .default(4180)
    .describe('port to listen on; 0 takes a free one; a number from 0 to 65535'),
  AIRWORTHY_HOST: text
    .default('127.0.0.1')
    .describe('address to listen on; 0.0.0.0 lets other machines reach the platform'),
  AIRWORTHY_PUBLIC_URL: z
    .url({protocol: /^https?$/, normalize: true})
    .optional()
    .describe(
      'address under which people open the platform, such as https://airworthy.example.org',
    ),
  AIRWORTHY_DATA: text
    .default('.airworthy')
    .describe('folder for the embedded database and the keys; made with mode 0700'),
  DATABASE_URL: z
    .url({protocol: /^postgres(ql)?$/})
    .optional()
    .describe(
      'PostgreSQL 15 or newer to use instead of the embedded one: postgres://person:password@host:5432/name',
    ),
  AIRWORTHY_MASTER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'expected 32 bytes as 43 characters of base64url')
    .optional()
    .describe(
      'key that wraps the key of each person; without it keys/master.key in AIRWORTHY_DATA',
    ),
  AIRWORTHY_ISSUER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'expected 32 bytes as 43 characters of base64url')
    .optional()
    .describe('seed of the key that signs credentials; goes before every file'),
  AIRWORTHY_ISSUER_KEY_FILE: text
    .optional()
    .describe(
      'file with the seed of the key that signs credentials; without it keys/issuer.key in AIRWORTHY_DATA',
    ),
  AIRWORTHY_SMTP_URL: z
    .url({protocol: /^smtps?$/})
    .optional()
    .describe('mail server: smtp://name:password@host:587; without it links are shown to copy'),
  AIRWORTHY_MAIL_FROM: text.default('Airworthy <airworthy@localhost>').describe('sender of mails'),
  AIRWORTHY_CLIENT_ADDRESS_HEADER: text
    .optional()
    .describe(
      'header in which your proxy puts the address of the client, such as x-forwarded-for; rate limits count by it',
    ),
  AIRWORTHY_DAYS_BETWEEN_BASELINES: z.coerce
    .number()
    .int()
    .min(0)
    .max(365)
    .default(30)
    .describe(
      'days after a baseline with results before the same person can begin another; a number from 0 to 365',
    ),
  AIRWORTHY_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('smallest level of the log lines on stderr: debug, info, warn, error or silent'),
  AIRWORTHY_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'expected at least 16 characters without spaces')
    .optional()
    .describe(
      'token that /metrics asks for as a bearer token; without it /metrics answers this machine alone',
    ),
  AIRWORTHY_RATE_LIMIT: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      'limits on requests and sign-in attempts per client address: on or off; off is for load tests alone',
    ),
})

/** The settings of one running platform. Paths are absolute. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly publicUrl: string | undefined
  readonly dataDirectory: string
  readonly databaseUrl: string | undefined
  readonly masterKey: string | undefined
  readonly issuerKey: string | undefined
  readonly issuerKeyFile: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly clientAddressHeader: string | undefined
  readonly daysBetweenBaselines: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly metricsToken: string | undefined
  readonly rateLimited: boolean
}

/**
 * Reads the settings from environment variables. Throws `config-refused` naming every faulty or
 * unknown AIRWORTHY_ variable at once, with what is expected of it.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = configSchema.safeParse(given)
  const faults = [...unknownVariables(given), ...faultsOf(parsed.error, given)]
  if (!parsed.success || faults.length > 0) {
    throw new AirworthyError(
      'config-refused',
      `${faults.length === 1 ? 'one setting is' : `${faults.length} settings are`} wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
      {facts: {faults}},
    )
  }
  const variables = parsed.data
  return {
    port: variables.AIRWORTHY_PORT,
    host: variables.AIRWORTHY_HOST,
    publicUrl: variables.AIRWORTHY_PUBLIC_URL?.replace(/\/+$/, ''),
    dataDirectory: resolve(variables.AIRWORTHY_DATA),
    databaseUrl: variables.DATABASE_URL,
    masterKey: variables.AIRWORTHY_MASTER_KEY,
    issuerKey: variables.AIRWORTHY_ISSUER_KEY,
    issuerKeyFile:
      variables.AIRWORTHY_ISSUER_KEY_FILE === undefined
        ? undefined
        : resolve(variables.AIRWORTHY_ISSUER_KEY_FILE),
    smtpUrl: variables.AIRWORTHY_SMTP_URL,
    mailFrom: variables.AIRWORTHY_MAIL_FROM,
    clientAddressHeader: variables.AIRWORTHY_CLIENT_ADDRESS_HEADER?.toLowerCase(),
    daysBetweenBaselines: variables.AIRWORTHY_DAYS_BETWEEN_BASELINES,
    logLevel: variables.AIRWORTHY_LOG,
    metricsToken: variables.AIRWORTHY_METRICS_TOKEN,
    rateLimited: variables.AIRWORTHY_RATE_LIMIT === 'on',
  }
}

type Variables = keyof typeof configSchema.shape

/** Variables of the command line and of the tests, which share the prefix. */
const readElsewhere = new Set([
  'AIRWORTHY_TOKEN',
  'AIRWORTHY_BACKUP_PASSPHRASE',
  'AIRWORTHY_BACKUP_PASSPHRASE_FILE',
  'AIRWORTHY_BROWSER',
  'AIRWORTHY_SHARED',
  'AIRWORTHY_LONG',
  'AIRWORTHY_TEST_DATABASE_URL',
])

function unknownVariables(given: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(given)
    .filter(
      (name) =>
        name.startsWith('AIRWORTHY_') && !(name in configSchema.shape) && !readElsewhere.has(name),
    )
    .map((name) => `${name}: unknown; known are ${Object.keys(configSchema.shape).join(', ')}`)
}

function faultsOf(
  error: z.ZodError | undefined,
  given: Readonly<Record<string, unknown>>,
): string[] {
  return (error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]) as Variables // the schema is flat
    const shown = /KEY|URL|TOKEN/.test(name) ? 'the value' : JSON.stringify(given[name])
    return `${name}: ${shown} is refused (${issue.message}); it is the ${configSchema.shape[name].description}`
  })
}
