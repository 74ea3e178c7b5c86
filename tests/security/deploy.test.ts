import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, describe, expect, it} from 'vitest'
import {configSchema} from '../../server/config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const secretName = /PASSWORD|SECRET|TOKEN|KEY|PASSPHRASE/

interface Instruction {
  readonly name: string
  readonly value: string
}

/** The instructions of a container file, comments left out and continued lines joined. */
function instructionsOf(text: string): Instruction[] {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/)
      return {name, value: rest.join(' ')}
    })
}

describe('the container file', () => {
  const instructions = instructionsOf(textOf('deploy/Containerfile'))
  const last = instructions.slice(instructions.findLastIndex(({name}) => name === 'FROM'))
  const valuesOf = (name: string, among = instructions) =>
    among.filter((each) => each.name === name).map(({value}) => value)

  it('has instructions that exist, in an order in which they can be', () => {
    const known =
      'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT CMD'
    expect(instructions.filter(({name}) => !known.split(' ').includes(name))).toEqual([])
    expect(instructions[0]?.name).toBe('FROM')
    for (const command of valuesOf('CMD').concat(valuesOf('ENTRYPOINT'))) {
      expect(JSON.parse(command)).toBeInstanceOf(Array)
    }
  })

  it('builds on images of a stated version', () => {
    for (const image of valuesOf('FROM')) {
      expect(image).toMatch(/^docker\.io\/library\/[a-z]+:\d+(?:-\w+)*(?: AS \w+)?$/)
    }
  })

  it('runs as somebody who is not root, and says when it is well', () => {
    const order = last.map(({name}) => name)
    expect(valuesOf('USER', last)).toEqual(['node'])
    expect(order.lastIndexOf('RUN')).toBeLessThan(order.indexOf('USER')) // nothing is made after
    expect(valuesOf('HEALTHCHECK', last)[0]).toContain('/readyz')
    expect(valuesOf('STOPSIGNAL', last)).toEqual(['SIGTERM'])
  })

  it('holds no secret, and installs what the lockfile says', () => {
    for (const value of [...valuesOf('ENV'), ...valuesOf('ARG')])
      expect(value).not.toMatch(secretName)
    const runs = valuesOf('RUN').join('\n')
    expect(runs).toContain('npm ci')
    expect(runs).not.toMatch(/npm (?:i|install)\b|curl|wget|apt-get|sudo/)
    const ignored = textOf('.dockerignore').split('\n')
    for (const path of ['.git', '.airworthy*', '**/node_modules', '**/.env']) {
      expect(ignored).toContain(path)
    }
  })

  it('takes only folders that are there, and every room that the platform imports', () => {
    const taken = valuesOf('COPY', last)
      .flatMap((value) => value.split(' ').slice(1, -1))
      .map((path) => path.replace('/opt/airworthy/', ''))
    const made = ['node_modules', 'web/dist']
    const missing = taken.filter((path) => !made.includes(path) && !existsSync(join(root, path)))
    expect(missing).toEqual([])
    for (const room of ['kernel', 'libraries', 'range', 'content', 'server', 'cli', 'tables']) {
      expect(taken).toContain(room)
    }
  })

  it('sets variables that the platform knows', () => {
    const set = valuesOf('ENV').flatMap((value) => value.match(/AIRWORTHY_\w+/g) ?? [])
    expect(set.length).toBeGreaterThan(2)
    expect(set.filter((name) => !(name in configSchema.shape))).toEqual([])
  })
})

interface Service {
  readonly image?: string
  readonly user?: string
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly privileged?: boolean
  readonly network_mode?: string
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: object
  readonly depends_on?: Readonly<Record<string, {condition: string}>>
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly networks: Readonly<Record<string, {internal?: boolean}>>
  readonly volumes: Readonly<Record<string, object>>
}

describe('the compose file', () => {
  const fromCli = createRequire(join(root, 'cli/package.json'))
  const {parse} = fromCli('yaml') as {parse: (text: string, options: object) => unknown} // the parser of the command line
  const {services, networks, volumes} = parse(textOf('deploy/compose.yaml'), {
    strict: true,
    uniqueKeys: true,
  }) as Compose // compared member by member below

  it('has the platform, and a database that it waits for', () => {
    expect(Object.keys(services).sort()).toEqual(['database', 'platform'])
    expect(services['platform']?.depends_on).toEqual({database: {condition: 'service_healthy'}})
    expect(services['database']?.healthcheck).toBeDefined()
  })

  it.each(Object.entries(services))('gives %s as little as it needs', (_, service) => {
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toContain('no-new-privileges:true')
    expect(service.privileged).toBeUndefined()
    expect(service.network_mode).toBeUndefined()
    expect(JSON.stringify(service.volumes)).not.toMatch(/docker\.sock|"\/[a-z]*:/)
    expect(service.image).not.toMatch(/:latest$/)
  })

  it('lets nobody reach the database from outside, and the platform by this machine alone', () => {
    expect(services['database']?.ports).toBeUndefined()
    expect(services['database']?.networks).toEqual(['back'])
    expect(networks['back']?.internal).toBe(true)
    for (const port of services['platform']?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  it('names networks and volumes that are declared', () => {
    for (const service of Object.values(services)) {
      for (const network of service.networks ?? []) expect(networks).toHaveProperty(network)
      for (const volume of service.volumes ?? []) {
        expect(volumes).toHaveProperty(volume.split(':')[0] ?? '')
      }
    }
  })

  it('holds no secret: each comes from outside, and what must be given is asked for', () => {
    for (const {environment = {}} of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (secretName.test(name) || name === 'DATABASE_URL') expect(value).toMatch(/\$\{\w+:[?-]/)
        if (name.startsWith('AIRWORTHY_')) expect(configSchema.shape).toHaveProperty(name)
      }
    }
  })
})

describe('the units of systemd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-units-'))
  afterAll(() => rmSync(folder, {recursive: true}))
  const units = ['airworthy.service', 'airworthy-backup.service', 'airworthy-backup.timer']
  const settingsOf = (unit: string) =>
    textOf(`deploy/${unit}`)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('['))
      .map((line) => {
        expect(line, unit).toMatch(/^[A-Z]\w+=/)
        const at = line.indexOf('=')
        return [line.slice(0, at), line.slice(at + 1)] as const
      })

  it.each(units.slice(0, 2))('%s runs as an account of its own that can do little', (unit) => {
    const settings = new Map(settingsOf(unit))
    for (const [name, value] of [
      ['User', 'airworthy'],
      ['NoNewPrivileges', 'yes'],
      ['ProtectSystem', 'strict'],
      ['ProtectHome', 'yes'],
      ['PrivateTmp', 'yes'],
      ['PrivateDevices', 'yes'],
      ['RestrictNamespaces', 'yes'],
      ['CapabilityBoundingSet', ''],
      ['StateDirectoryMode', '0700'],
      ['UMask', '0077'],
    ] as const) {
      expect([name, settings.get(name)]).toEqual([name, value])
    }
    expect(textOf(`deploy/${unit}`)).not.toMatch(/^Environment=.*(?:PASS|SECRET|TOKEN|KEY)/m)
  })

  it('do not start again what refuses its settings, and let the platform end its database', () => {
    const settings = new Map(settingsOf('airworthy.service'))
    expect(settings.get('RestartPreventExitStatus')).toBe('3')
    expect(settings.get('KillMode')).toBe('mixed')
  })

  // where there is no systemd, what stands above has to do
  if (spawnSync('systemd-analyze', ['--version']).status === 0) {
    it('are found right by systemd itself, and little exposed', () => {
      mkdirSync(folder, {recursive: true})
      for (const unit of units) {
        const here = textOf(`deploy/${unit}`)
          .replaceAll('/opt/airworthy/node_modules/.bin/node', process.execPath)
          .replaceAll(/^(User|Group)=.*$/gm, '$1=root')
        writeFileSync(join(folder, unit), here)
      }
      const paths = units.map((unit) => join(folder, unit))
      const {status, stderr} = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
        encoding: 'utf8',
      })
      expect({status, stderr}).toEqual({status: 0, stderr: ''})
      // 0 is closed, 10 is open; tenths
      const exposure = ['security', '--offline=true', '--threshold=30', '--no-pager']
      for (const path of paths.slice(0, 2)) {
        execFileSync('systemd-analyze', [...exposure, path], {stdio: 'pipe'})
      }
    })
  }
})
