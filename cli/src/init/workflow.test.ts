import {execFileSync, spawnSync} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {onTestFinished, describe, expect, it} from 'vitest'
import {parse} from 'yaml'
import packageFacts from '../../package.json' with {type: 'json'}
import {packageFile} from '../package-folder.ts'

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly shell?: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
}

const actionFile = fileURLToPath(new URL('../../../actions/check/action.yml', import.meta.url))
const action = parse(readFileSync(actionFile, 'utf8')) as {
  name: string
  description: string
  inputs: Readonly<Record<string, {description: string; default: string}>>
  runs: {using: string; steps: readonly Step[]}
} // the form that GitHub documents for composite actions
const workflow = parse(packageFile('templates/airworthy.github.yml')) as {
  on: Readonly<Record<string, {types: readonly string[]}>>
  permissions: object
  jobs: {check: {steps: readonly Step[]}}
} // our own template
const gitlab = parse(packageFile('templates/airworthy.gitlab-ci.yml')) as {
  airworthy: {script: readonly string[]; variables: Readonly<Record<string, string>>}
} // our own template

const steps = {action: action.runs.steps, workflow: workflow.jobs.check.steps}

function scriptOf(of: keyof typeof steps, name: string): string {
  const script = steps[of].find((step) => step.name === name)?.run
  if (script === undefined) throw new Error(`${of} has no step ${name}`)
  return script
}

/** A folder with commands of one's own, in which a step's script is run as GitHub runs it. */
function buildRunner(commands: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-runner-'))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), {recursive: true})
    writeFileSync(join(folder, path), text)
    chmodSync(join(folder, path), 0o755)
  }
  for (const [path, text] of Object.entries(commands)) write(path, `#!/bin/bash\n${text}`)
  write('summary', '')
  const environment = {
    PATH: `${folder}/bin:/usr/bin:/bin`,
    RUNNER_TEMP: folder,
    GITHUB_EVENT_PATH: `${folder}/event.json`,
    GITHUB_STEP_SUMMARY: `${folder}/summary`,
    GITHUB_REPOSITORY: 'bank/credit',
    AIRWORTHY_ARGUMENTS: '',
    AIRWORTHY_SIGNING_KEY: '',
  }
  function run(script: string, env: Readonly<Record<string, string>> = {}) {
    const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script]
    return spawnSync('bash', shell, {cwd: folder, env: {...environment, ...env}, encoding: 'utf8'})
  }
  return {folder, write, run, read: (path: string) => readFileSync(join(folder, path), 'utf8')}
}

describe('the workflow and the action', () => {
  it('are what GitHub asks of a composite action, with every input described', () => {
    expect(action.runs.using).toBe('composite')
    for (const step of action.runs.steps) {
      expect([step.uses, step.run].filter(Boolean)).toHaveLength(1)
      if (step.run !== undefined) expect(step.shell).toBe('bash')
    }
    for (const {description} of Object.values(action.inputs)) expect(description).not.toBe('')
  })

  const shared = process.env['AIRWORTHY_SHARED']
  const schemas = (['action', 'workflow'] as const).map((name) =>
    join(shared ?? '', `schemas/${name}-v1.0.min.json`),
  )

  it.skipIf(shared === undefined || !schemas.every(existsSync))(
    "have steps with keys and contexts of GitHub's own schemas (workflow-parser 0.3.61); skipped without AIRWORTHY_SHARED",
    () => {
      for (const [index, of] of (['action', 'workflow'] as const).entries()) {
        const {definitions} = JSON.parse(readFileSync(schemas[index] ?? '', 'utf8')) as {
          definitions: Readonly<
            Record<string, {context?: string[]; mapping?: {properties: object}}>
          >
        } // the form of that package
        const uses = of === 'action' ? 'uses-step' : 'regular-step'
        const contexts = definitions['string-steps-context']?.context ?? []
        for (const step of steps[of]) {
          const kind = definitions[step.uses === undefined ? 'run-step' : uses]
          expect(Object.keys(kind?.mapping?.properties ?? {})).toEqual(
            expect.arrayContaining(Object.keys(step)),
          )
          const used = [...JSON.stringify(step).matchAll(/\$\{\{ (\w+)/g)].map(([, name]) => name)
          expect(contexts).toEqual(expect.arrayContaining(used))
        }
      }
    },
  )

  it('put nothing that others write into a script: only into its environment', () => {
    const scripts = Object.values(steps)
      .flat()
      .flatMap(({run}) => run ?? [])
    expect(scripts.length).toBeGreaterThanOrEqual(7)
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([])
  })

  it('install and approve alike, by this version', () => {
    for (const name of ['Install airworthy', 'Who approved this commit']) {
      expect(scriptOf('action', name)).toBe(scriptOf('workflow', name))
    }
    const install = steps.workflow.find(({name}) => name === 'Install airworthy')
    expect([
      install?.env?.['AIRWORTHY_VERSION'],
      action.inputs['version']?.default,
      gitlab.airworthy.variables['AIRWORTHY_VERSION'],
    ]).toEqual(Array.from({length: 3}, () => packageFacts.version))
  })

  it('run on pull_request with rights to read alone, also when the text is edited', () => {
    expect(Object.keys(workflow.on).sort()).toEqual(['pull_request', 'pull_request_review'])
    expect(workflow.on['pull_request']?.types).toContain('edited')
    expect(workflow.permissions).toEqual({contents: 'read', 'pull-requests': 'read'})
    const [refusal] = action.runs.steps
    expect(refusal?.if).toBe("github.event_name == 'pull_request_target'")
    expect(buildRunner({}).run(refusal?.run ?? '').status).toBe(3)
  })
})

/** The output with its word of chance, 32 hexadecimal digits, replaced. */
function withoutToken(output: string): string {
  return output.replaceAll(/\b[0-9a-f]{32}\b/g, 'TOKEN')
}

describe('who approved', () => {
  it('compares commits as texts: two that read as numbers too large are not one', () => {
    const [head, before] = ['12e', '34e'].map((start) => start.padEnd(40, '7'))
    const runner = buildRunner({'bin/gh': `printf '%b' 'grace\\tAPPROVED\\t${before}\\tMEMBER\\n'`})
    const {status} = runner.run(scriptOf('action', 'Who approved this commit'), {
      HEAD: head ?? '',
      PULL: '12',
    })
    expect({status, approved: runner.read('approved-by')}).toEqual({status: 0, approved: ''})
  })

  it('is whose last word on this very commit is an approval, and who belongs to the repository', () => {
    const reviews = [
      'grace\tAPPROVED\thead\tMEMBER',
      'grace\tCOMMENTED\thead\tMEMBER',
      'alan\tAPPROVED\thead\tOWNER',
      'alan\tCHANGES_REQUESTED\thead\tOWNER',
      'edsger\tAPPROVED\tbefore\tMEMBER',
      'barbara\tAPPROVED\thead\tNONE',
      'tony\tDISMISSED\thead\tMEMBER',
      'donald\tCHANGES_REQUESTED\thead\tCOLLABORATOR',
      'donald\tAPPROVED\thead\tCOLLABORATOR',
    ]
    const runner = buildRunner({'bin/gh': `printf '%b' '${reviews.join('\\n')}\\n'`})
    const {status, stderr} = runner.run(scriptOf('workflow', 'Who approved this commit'), {
      HEAD: 'head',
      PULL: '12',
    })
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(runner.read('approved-by').split('\n').filter(Boolean).sort()).toEqual([
      'donald',
      'grace',
    ])
  })

  it('fails the job when it cannot be asked', () => {
    const runner = buildRunner({'bin/gh': 'exit 1'})
    expect(runner.run(scriptOf('workflow', 'Who approved this commit')).status).not.toBe(0)
  })
})

describe.each(['workflow', 'action'] as const)('the step of the check in the %s', (of) => {
  const airworthy = 'airworthy/node_modules/.bin/airworthy'
  const report =
    'mkdir -p "$RUNNER_TEMP/airworthy-report"; echo breach > "$RUNNER_TEMP/airworthy-report/check.txt"; echo "# breach" > "$RUNNER_TEMP/airworthy-report/check.md"'
  const said = 'printf "%s\\n" "$@" > "$RUNNER_TEMP/arguments"'

  it('hands on who approved, shows the report and keeps the exit code', () => {
    const runner = buildRunner({[airworthy]: `${said}\n${report}\nexit 1\n`})
    runner.write('approved-by', 'grace\ndonald\n')
    const {status, stdout} = runner.run(scriptOf(of, 'Check'))
    expect(status).toBe(1)
    expect(withoutToken(stdout)).toBe('::stop-commands::TOKEN\nbreach\n::TOKEN::\n')
    expect(runner.read('summary')).toBe('# breach\n')
    expect(runner.read('arguments')).toContain('--approved-by\ngrace\n--approved-by\ndonald\n')
  })

  it('lets no line of the report command the runner', () => {
    const hostile = report.replace('echo breach', 'echo "::error::passed"')
    const runner = buildRunner({[airworthy]: `${hostile}\nexit 1\n`})
    runner.write('approved-by', '')
    const outputs = [1, 2].map(() => runner.run(scriptOf(of, 'Check')).stdout)
    expect(withoutToken(outputs[0] ?? '')).toBe(
      '::stop-commands::TOKEN\n::error::passed\n::TOKEN::\n',
    )
    expect(outputs[0]).not.toBe(outputs[1])
  })

  it('keeps the exit code of a refusal, which writes no report', () => {
    const runner = buildRunner({[airworthy]: 'exit 3\n'})
    runner.write('approved-by', '')
    expect(runner.run(scriptOf(of, 'Check')).status).toBe(3)
  })

  it('runs what the command line takes', () => {
    const runner = buildRunner({[airworthy]: `${said}\n`})
    runner.write('approved-by', '')
    runner.run(scriptOf(of, 'Check'), {AIRWORTHY_ARGUMENTS: '--not-judged\npass\n'})
    const given = runner.read('arguments').split('\n')
    expect(given.includes('--not-judged')).toBe(of === 'action')
    const flags = given.filter((word) => word.startsWith('--'))
    const cli = fileURLToPath(new URL('../../bin/airworthy.js', import.meta.url))
    const help = execFileSync(process.execPath, [cli, 'check', '--help'], {encoding: 'utf8'})
    expect(flags.filter((flag) => !help.includes(flag))).toEqual([])
  })
})

describe('the job of GitLab', () => {
  it('judges the description by the target branch and keeps the exit code', () => {
    const runner = buildRunner({
      'bin/git': '[ "$1" = rev-parse ] && echo abc123; echo "$@" >> git-said; exit 0\n',
      'bin/npm': 'exit 0\n',
    })
    const folder = join(runner.folder, 'airworthy')
    const command =
      'printf "%s\\n" "$@" > arguments; cat "$5" > text; mkdir -p airworthy-report; echo breach > airworthy-report/check.txt; exit 1\n'
    runner.write('airworthy/node_modules/.bin/airworthy', `#!/bin/bash\n${command}`)
    runner.write('airworthy-report/old', 'of the merge request')
    const {status, stdout} = runner.run(gitlab.airworthy.script.join('\n'), {
      AIRWORTHY_FOLDER: folder,
      AIRWORTHY_VERSION: '0.1.0',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_DESCRIPTION: 'What `changes` $(date)',
    })
    expect({status, stdout}).toEqual({status: 1, stdout: 'breach\n'})
    expect(runner.read('arguments')).toContain('check\n--base\nabc123\n--statement\n')
    expect(runner.read('text')).toBe('What `changes` $(date)')
    expect(runner.read('git-said')).toContain('fetch --quiet origin refs/heads/main\n')
    expect(existsSync(join(runner.folder, 'airworthy-report/old'))).toBe(false)
  })

  it('says so when GitLab has cut the description', () => {
    const script = gitlab.airworthy.script.find((line) => line.includes('IS_TRUNCATED')) ?? ''
    const {stderr} = buildRunner({}).run(script, {
      CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED: 'true',
    })
    expect(stderr).toContain('write the two answers first')
  })
})
