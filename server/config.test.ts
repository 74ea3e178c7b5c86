import {describe, expect, it} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {configSchema, readConfig} from './config.ts'

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (isAirworthyError(error, 'config-refused')) return error.facts['faults'] as string[] // made by readConfig
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 4180,
      host: '127.0.0.1',
      databaseUrl: undefined,
      rateLimited: true,
    })
  })

  it('counts empty variables as absent', () => {
    expect(readConfig({DATABASE_URL: '', AIRWORTHY_PORT: ' '}).port).toBe(4180)
  })

  it('reports all faults at once, each with what is expected', () => {
    const faults = faultsOf({
      AIRWORTHY_PORT: 'eighty',
      AIRWORTHY_LOG: 'loud',
      DATABASE_URL: 'mysql://x',
    })
    expect(faults).toHaveLength(3)
    expect(faults.join('\n')).toMatch(/AIRWORTHY_PORT: "eighty" is refused .* port to listen on/)
    expect(faults.join('\n')).toMatch(
      /DATABASE_URL: the value is refused .* PostgreSQL 15 or newer/,
    )
  })

  it('refuses a variable that it does not know, naming those it knows', () => {
    expect(faultsOf({AIRWORTHY_PROT: '80'})).toEqual([
      expect.stringMatching(/^AIRWORTHY_PROT: unknown; known are .*AIRWORTHY_PORT/),
    ])
  })

  it('never repeats a secret in a fault', () => {
    expect(
      faultsOf({AIRWORTHY_MASTER_KEY: 'hunter2', AIRWORTHY_SMTP_URL: 'ftp://me:hunter2@x'}).join(),
    ).not.toContain('hunter2')
  })

  it('takes the trailing slash off the public address', () => {
    expect(readConfig({AIRWORTHY_PUBLIC_URL: 'https://a.example.org/'}).publicUrl).toBe(
      'https://a.example.org',
    )
  })

  it('reads the public address as a browser would, so that https in capitals is https', () => {
    expect(readConfig({AIRWORTHY_PUBLIC_URL: 'HTTPS://A.Example.org'}).publicUrl).toBe(
      'https://a.example.org',
    )
  })

  it('describes every variable', () => {
    for (const [name, schema] of Object.entries(configSchema.shape))
      expect(schema.description, name).toBeTruthy()
  })
})
